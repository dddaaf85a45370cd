"""The partner's portal: photos and videos come in here, by a link or by an account."""
