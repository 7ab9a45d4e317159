"""Thirty lines per language as dramas have them, with what they must sound like where that is not how they are written."""
from __future__ import annotations

ZH = [
    "你为什么现在才回来？", "我等了你整整三年。", "当年是我错了，可我从来没有忘记过你。", "这家公司，从今天起姓林。", "外面下着很大的雨，她一个人站在医院门口。",
    "妈，我一定会把真相查清楚。", "总裁，夫人又离家出走了。", "这份合同是假的，你们都被他骗了。", "别怕，有我在，谁也不能欺负你。", "谁允许你进来的？",
    "医生，她的情况怎么样了？", "我不是故意的，你听我解释。", "从今往后，我们一刀两断。", "把这杯酒喝了，我就放过你。", "不要相信她说的任何一句话。",
    "那天晚上，到底发生了什么？", "孩子，你终于长大了。", "外卖到了，一共28块5。", "2019年3月5号，他离开了这座城市。", "明天下午14:30，老地方见。",
    "房租已经涨了15%。", "你欠我的不是钱，是一个道歉。", "办公室里只剩下我们两个人。", "这枚戒指，我一直带在身边。", "你手里的信，是谁写的？",
    "我们分手吧，不要再联系了。", "手机响了，他没有接。", "我可以给你1000万，离开我儿子。", "原来他就是首富的儿子。", "好久不见，你过得好吗？",
]
EN = [
    "Why did you only come back now?", "I waited three whole years for you.", "I was wrong back then, but I never forgot you.", "Let her go. This company is mine from today.",
    "It was raining hard, and she stood alone at the hospital gate.", "Mom, I will find out the truth, I promise.", "Sir, your wife has run away from home again.",
    "This contract is fake. He has fooled all of you.", "As long as I'm here, nobody can hurt you.", "Who let you in?", "Doctor, how is she doing?",
    "I didn't mean it. Let me explain.", "From now on, we are finished.", "Don't believe a single word she says.", "What really happened that night?",
    "You have finally grown up.", "That will be $45.50, please.", "He left this city on March 5, 2019.", "Meet me tomorrow at 2:30.", "The rent went up by 15%.",
    "You don't owe me money. You owe me an apology.", "There are only two of us left in the office.", "I have kept this ring with me all along.", "Who wrote the letter in your hand?",
    "Let's break up and never talk again.", "The phone rang, but he did not answer.", "Take a million dollars and leave my son.", "So he is the son of the richest man in town.",
    "Long time no see. How have you been?", "It's 11:05 and the last train has gone.",
]
