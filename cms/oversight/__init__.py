"""What the audit administrator does: reads and exports the trail; and the care of it by the clock."""
