"""Two short novels and what builds files out of them."""
from __future__ import annotations

import io
import zipfile
from html import escape

ZH = """
《灯塔来信》

第一章 雨夜
    林晚推开书店的门，雨水顺着伞尖往下淌。柜台后面的男人抬起头，手里的书掉在了地上。
    “你怎么来了？”顾沉问。
    “来还一样东西。”林晚把一封信放在柜台上，“你三年前写给我的，我一直没有拆。”
    顾沉盯着那封信，半天没有说话。窗外的雨越下越大，街灯在玻璃上晕成一团。
    “那你现在为什么拿来？”
    “因为我要结婚了。”林晚笑了笑，“下个月初八。”
    顾沉的手停在半空。他慢慢地蹲下去，把地上的书捡起来，一页一页地抚平。
    “恭喜。”他说。
    “你就没有别的话要说？”林晚的声音抖了一下。
    “有。”顾沉抬起头，“三年前就写在信里了。”
    门忽然被推开，一个穿风衣的男人走了进来。他收了伞，看看林晚，又看看顾沉。
    “晚晚，车在外面等你半个小时了。”周以安笑着说，“这位是？”
    “书店老板。”林晚飞快地把信收进包里。
    周以安看见了那个动作，笑容没有变。“老板，你们店里，卖信吗？”他问。
    顾沉没有回答。他看着林晚的背影消失在雨里，才发现柜台上留下了一把钥匙。

第二章 钥匙
    第二天早上，顾沉带着那把钥匙去了海边的灯塔。守塔的老周认得他。
    “你又来了。”老周叹了口气，“她每年都来，你每年都不来。”
    “她来做什么？”顾沉问。
    “等人。”老周指了指墙上的刻痕，“三年，三道。今年这一道，她没刻。”
    顾沉摸着那两道刻痕，喉咙发紧。海风从破了的窗户灌进来，桌上的日历停在三年前的十月。
    “老周，那天晚上到底是谁把我的船票退了？”
    老周避开了他的眼睛。“我答应过不说。”
    “答应过谁？”
    “答应过她父亲。”
    楼下传来脚步声。林晚站在楼梯口，脸色苍白，手里攥着那封已经拆开的信。
    “顾沉，”她说，“这封信不是你写的。”

第三章 笔迹
    灯塔里安静得只剩下海浪声。顾沉接过那封信，只看了一眼，脸色就变了。
    “这不是我的字。”他说。
    “我知道。”林晚哭了，“我认得这个字。我从小看到大。”
    老周跌坐在椅子上。“晚晚，你父亲也是为了你好。”
    “为了我好？”林晚转过身，“他让我恨了一个人三年！”
    “你恨我？”顾沉轻声问。
    “恨。”林晚擦了擦眼泪，“我每天都恨，恨到不敢忘。”
    顾沉把钥匙放在她手心里。“那就把门打开，看看我真正写的那一封。”
    铁柜的门生了锈，林晚用尽力气才拧开。柜子里空空的，只有一张照片。
    照片背面写着一行字：别嫁给周以安。
    电话忽然响了。林晚看着屏幕，手开始发抖。
    “是谁？”顾沉问。
    “周以安。”林晚说，“他说，他就在楼下。”
"""
EN = """
The Lamp at Fell Point

Chapter 1: The Keeper

Rain hammered the windows of the lighthouse. Clara Marsh set down the lamp and listened.

"Who is there?" she called.

"A friend," said a man's voice. "Or I was one."

Clara opened the door an inch. Thomas Hale stood on the step, soaked to the bone, with a letter in his hand.

"You have no business here, Thomas," Clara said.

"I have your brother's business." Thomas held out the letter. "He wrote it the night he drowned."

"My brother could not write," said Clara. She did not take it.

Thomas stared at her. "Then who has been writing to me for seven years?"

Clara let him in. She put the kettle on the stove because her hands needed something to do.

"Read it to me," she said.

"It says you pushed him," Thomas said softly.

The kettle began to scream. Clara did not move.

Chapter 2: The Sergeant

In the morning Sergeant Pike came up the path with his notebook already open.

"Miss Marsh," said Pike, "there has been a complaint."

"From whom?" Clara asked.

"From your brother," Pike said. "He walked into the station at dawn."

Thomas dropped his cup. It broke on the stone floor of the kitchen.

"Jacob is dead," Clara whispered. "I buried him."

"You buried a coffin, miss." Pike closed the notebook. "Did you look inside?"

Clara looked at Thomas. Thomas looked at the floor.

"You carried it," she said. "Thomas, you carried it. Was it heavy?"

Thomas would not answer.
"""


def docx(paragraphs: list[tuple[str, str]]) -> bytes:
    """A DOCX with these (style, text) paragraphs; style "" is plain."""
    body = "".join(f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for style, text in paragraphs)
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def epub(title: str, pages: list[tuple[str, list[str]]]) -> bytes:
    """An EPUB with a page per (heading, paragraphs)."""
    items = "".join(f'<item id="p{i}" href="text/p{i}.xhtml" media-type="application/xhtml+xml"/>' for i in range(len(pages)))
    spine = "".join(f'<itemref idref="p{i}"/>' for i in range(len(pages)))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
        "OEBPS/content.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></metadata>'
                             f'<manifest>{items}</manifest><spine>{spine}</spine></package>'}
    for i, (head, paragraphs) in enumerate(pages):
        files[f"OEBPS/text/p{i}.xhtml"] = f"<html><head><title>x</title></head><body><h2>{escape(head)}</h2>{''.join(f'<p>{escape(p)}</p>' for p in paragraphs)}</body></html>"
    return packed(files)


def packed(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            z.writestr(name, data)
    return out.getvalue()
