"""The task layer, module by module."""
