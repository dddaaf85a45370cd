"""The hosts' desk of ceremonies: who comes, who is invited, what is needed, how many came."""
