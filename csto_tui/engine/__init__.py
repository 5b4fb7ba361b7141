"""The search seam: what a full-text engine must do, a slow exact one, and the embedded one on Whoosh."""
