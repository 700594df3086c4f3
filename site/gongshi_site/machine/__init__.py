"""The machine that residents touch: how large things are on its panel, and the files that make it a kiosk."""
