"""词表: wrong forms with their right ones, owned by the platform or a department, and where a draft has them."""
