"""What the record supports: independence, contradictions, and the standard of proof that a policy proposes."""
