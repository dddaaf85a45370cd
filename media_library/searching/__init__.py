"""Words of assets, and finding assets by them."""
