"""What we say: pages, Pearls, stories, places, blocks and the ShareCard."""
