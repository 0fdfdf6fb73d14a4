"""How far an exchange or a part of it has come, and whether people met in a room."""

from __future__ import annotations

from typing import Literal

Status = Literal[
    "planned", "announced", "under way", "completed", "postponed", "cancelled", "moved online"
]

Modality = Literal["in person", "online", "hybrid"]
