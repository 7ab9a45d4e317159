"""Those of a drama who are no people: animals, and devices that speak."""
from engine.picture.creatures.creature import Creature

__all__ = ["Creature"]
