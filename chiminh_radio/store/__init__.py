"""The store: radio.db, what was decided and what happened. The only place that speaks SQL."""
