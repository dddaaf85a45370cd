"""From a received file to one that can be reviewed: steps that survive a kill at any moment."""
