"""Measured comparisons, run by hand: one command per subject, figures as medians and ratios of one run."""
