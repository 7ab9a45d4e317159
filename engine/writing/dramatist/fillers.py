"""What fits between any two exchanges: a look or a step, a short word in reply."""
from __future__ import annotations

from engine.drama.script import Beat
from engine.writing.dramatist.bank import grammar
from engine.writing.dramatist.chance import pick
from engine.writing.dramatist.filling import fill
from engine.writing.dramatist.indoors import out_of_place
from engine.writing.dramatist.memory import Memory
from engine.writing.dramatist.played import SceneDraft
from engine.writing.dramatist.story import Story


class Fillers:
    """Beats that fill a scene up to its length."""

    def __init__(self, story: Story, memory: Memory) -> None:
        self.story = story
        self.memory = memory
        self._count = 0

    def silence(self, draft: SceneDraft) -> Beat:
        """A look, a step, a hand: an action between two exchanges."""
        for n in range(30):
            self._count += 1
            x, y = ("X", "Y") if self._count % 2 else ("Y", "X")
            who = draft.roles[x]
            roles = {"X": who, "Y": draft.roles[y], "Z": draft.roles["Z"], "speaker": who}
            text = fill("{act.pause}", self.story, roles, self.story.clue(draft.card.clue), "act.pause", self._count, n)
            beat = Beat(kind="action", character=self.story.cast[who].name, text=text)
            if not self.memory.heard(beat) and not out_of_place(text, draft.card.setting, self.story.language):
                break
        self.memory.keep(beat)
        return beat

    def reactions(self, draft: SceneDraft, count: int) -> list[Beat]:
        """Short lines that anybody may say after anything, none of them said before."""
        out = []
        for n in range(count):
            self._count += 1
            x = draft.roles["X" if n % 2 else "Y"]
            name, emotion = self.story.cast[x].name, pick(("neutral", "surprised", "sad", "angry", "tender"), "re", n, self._count, *self.story.key)
            calm = (self.story.premise.situations or self.story.premise.turn) and "re.calm" in grammar(self.story.language)
            if calm:
                emotion = "neutral"  # an idea's own story bears no line that is about something else
            text = fill("{re.calm}" if calm else f"{{re.{emotion}}}", self.story, {**draft.roles, "speaker": x}, self.story.clue(draft.card.clue), "re", self._count, n)
            beat = Beat(kind="dialogue", character=name, emotion=emotion, text=text)
            if x not in self.story.mute and not self.memory.heard(beat):
                out.append(beat)
        return out
