"""Sound: lines → speech, moods → music, deeds → effects, and the mix."""
from engine.sound.beds import bed, beds_of
from engine.sound.casting import cast_voices, narrator_voice
from engine.sound.effects import ambience, effect
from engine.sound.levels import gain_for, levelled, measured
from engine.sound.mixing import SOUND_VERSION, mix, mix_episode
from engine.sound.model import assemble as prepare
from engine.sound.music import compose
from engine.sound.parts import parts_of
from engine.sound.speaking import SPEECH_VERSION, speak

__all__ = [
    "SOUND_VERSION", "SPEECH_VERSION", "ambience", "bed", "beds_of", "cast_voices", "compose", "effect", "gain_for", "levelled", "measured", "mix", "mix_episode",
    "narrator_voice", "parts_of", "prepare", "speak",
]
