"""Plain French: rules that a machine can check, difficult words and their explanations, spelling."""
