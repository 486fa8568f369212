"""Reports: what was aired, told from the as-run log and never from the plan."""
