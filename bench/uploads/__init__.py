"""One large file over a bad network: the site, its rival, the client and the network between."""
