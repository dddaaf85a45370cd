"""What we do with stories: plan campaigns, approve posts, deliver each exactly once."""
