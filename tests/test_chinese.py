"""jieba with its dictionary in numbers cuts as jieba does."""
from __future__ import annotations

import random
import subprocess
import sys

from engine import chinese

TEXTS = ["一个被解雇的程序员发现自己是首富的私生子，雨夜里他回到了那家公司。", "陆沉舟在路口交警面前拦下江晚的车：“你听我解释！”", "角色情绪，脸色，情况。",
         "她叫林小满，今年二十三岁，在CBD的一家咖啡馆打工。", "研究生命起源。南京市长江大桥", "\ud83d 乱码𠮷"]
PURE = """
import json, sys, jieba, jieba.posseg
jieba.setLogLevel(60)
texts = json.load(sys.stdin)
print(json.dumps([[jieba.lcut(t), jieba.lcut(t, HMM=False), [[p.word, p.flag] for p in jieba.posseg.lcut(t)]] for t in texts]))
"""


def test_words_and_their_parts_of_speech_are_those_of_jieba_itself():
    import json
    with chinese.jieba().dt.get_dict_file() as file:
        lines = file.read().decode().splitlines()
    dice = random.Random(4)
    texts = [*TEXTS[:-1], *("".join(line.split()[0] for line in dice.sample(lines, 6)) for _ in range(150))]
    whole = subprocess.run([sys.executable, "-c", PURE], input=json.dumps(texts), capture_output=True, text=True, check=True)
    for text, (words, plain, tagged) in zip(texts, json.loads(whole.stdout), strict=True):
        assert chinese.jieba().lcut(text) == words
        assert chinese.jieba().lcut(text, HMM=False) == plain
        assert [[p.word, p.flag] for p in chinese.tagger().lcut(text)] == tagged
    assert chinese.jieba().lcut(TEXTS[-1]), "what is no text is cut, too"


def test_what_only_begins_a_word_is_no_word():
    frequencies = chinese.jieba().dt.FREQ
    assert frequencies["程序员"] > 0 and "程序员" in frequencies
    with chinese.jieba().dt.get_dict_file() as file:
        words = {line.split()[0] for line in file.read().decode().splitlines()}
    begins = next(w[:3] for w in sorted(words) if len(w) > 3 and w[:3] not in words)
    assert frequencies[begins] == 0 and begins not in chinese.tagger().dt.word_tag_tab
    assert "程x" not in frequencies and frequencies.get("程x") is None
    tags = chinese.tagger().dt.word_tag_tab
    assert tags.get("程序员", "x") == "n" and tags.get("程x", "x") == "x"
