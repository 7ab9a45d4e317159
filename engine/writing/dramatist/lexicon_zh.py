"""What Chinese words mean to the dramatist."""
from __future__ import annotations

# words of the job → (what it is called, setting, outfits for her, outfits for him, how one addresses the person)
JOBS: list[tuple[str, tuple[str, str, str, str, str]]] = [
    ("程序员 码农 程序猿 工程师 架构师", ("程序员", "office", "hoodie sweater", "hoodie shirt", "")),
    ("设计师 设计部 美工", ("设计师", "office", "blazer shirt", "shirt sweater", "")),
    ("产品经理 运营 策划", ("产品经理", "office", "blazer shirt", "shirt blazer", "")),
    ("总裁 霸总 董事长 ceo CEO 首富 富豪", ("总裁", "office", "blazer dress", "suit", "{s}总")),
    ("老板 总监 经理 上司 领导 主管", ("总监", "office", "blazer suit", "suit blazer", "{s}总")),
    ("秘书 助理 实习生", ("助理", "office", "shirt blazer", "shirt blazer", "小{s}")),
    ("医生 大夫 外科", ("医生", "hospital", "whitecoat", "whitecoat", "{s}医生")),
    ("护士", ("护士", "hospital", "whitecoat uniform", "whitecoat", "{s}护士")),
    ("病人 患者", ("病人", "hospital", "sweater", "sweater", "")),
    ("律师", ("律师", "court", "suit blazer", "suit", "{s}律师")),
    ("法官 检察官", ("检察官", "court", "suit uniform", "suit uniform", "{s}检")),
    ("警察 刑警 警官 民警 侦探 卧底", ("刑警", "street", "police leather", "police leather coat", "{s}队")),
    ("记者 主播 编辑 作家 编剧", ("记者", "cafe", "coat sweater", "coat shirt", "")),
    ("老师 教授 班主任", ("老师", "classroom", "sweater dress", "shirt sweater", "{s}老师")),
    ("校长", ("校长", "classroom", "blazer", "suit", "{s}校长")),
    ("学生 同桌 校花 校草 学霸 学渣 班长 高中生 大学生 学长 学姐 学弟 学妹", ("学生", "classroom", "uniform", "uniform sports", "")),
    ("演员 明星 影帝 影后 歌手 网红 经纪人", ("演员", "shop", "dress leather", "leather blazer", "")),
    ("厨师 厨子 外卖员 外卖小哥 外卖 快递员 骑手", ("外卖员", "street", "sports tee", "sports tee", "")),
    ("咖啡师 店员 服务员 咖啡店老板 店长 老板娘", ("店主", "cafe", "apron", "apron", "")),
    ("司机 出租车 网约车 代驾", ("司机", "car", "leather tee", "leather tee", "{s}师傅")),
    ("保安 门卫 保洁 清洁工", ("保安", "lift", "apron uniform", "uniform", "")),
    ("保姆 家政 管家", ("管家", "livingroom", "apron", "suit", "")),
    ("农民 村民 支书 村官 返乡", ("村民", "countryside", "tee shirt", "tee shirt", "")),
    ("渔民 船长 水手", ("船长", "seaside", "sweater", "sweater coat", "")),
    ("空姐 机长 飞行员", ("机长", "airport", "uniform", "uniform", "{s}机长")),
    ("调酒师 酒保", ("调酒师", "bar", "leather shirt", "leather shirt", "")),
    ("皇帝 皇上 帝王 太子 王爷 世子 皇子", ("王爷", "palace", "hanfu", "hanfu robe", "殿下")),
    ("皇后 娘娘 贵妃 妃子 嫔妃 太后", ("贵妃", "palace", "hanfu", "hanfu", "娘娘")),
    ("公主 郡主 小姐 千金", ("小姐", "palace", "hanfu dress", "hanfu", "小姐")),
    ("将军 大将军 侯爷 校尉", ("将军", "palace", "armour", "armour", "将军")),
    ("侍卫 护卫 剑客 侠客 杀手 刺客", ("侍卫", "palace", "robe armour", "robe armour", "")),
    ("宫女 丫鬟 婢女", ("宫女", "palace", "hanfu", "hanfu", "")),
    ("太医 神医 大夫", ("太医", "palace", "robe hanfu", "robe", "")),
    ("丞相 宰相 尚书 书生 状元 县令", ("书生", "palace", "hanfu", "robe hanfu", "大人")),
    ("道士 和尚 法师 捉妖师 狐妖 妖怪 神仙 阎王", ("道士", "countryside", "robe hanfu", "robe", "")),
    ("富二代 少爷 千金大小姐", ("富二代", "bar", "dress", "blazer leather", "")),
    ("赘婿 上门女婿", ("上门女婿", "livingroom", "shirt", "shirt sweater", "")),
    ("新娘", ("新娘", "shop", "dress", "suit", "")),
    ("新郎", ("新郎", "shop", "dress", "suit", "")),
    ("画家 摄影师 音乐家 钢琴家 舞者", ("画家", "cafe", "sweater dress", "sweater coat", "")),
    ("会计 财务 银行", ("会计", "office", "shirt blazer", "shirt", "")),
    ("销售 中介 房东", ("销售", "office", "blazer", "shirt blazer", "")),
]

# relation words → (pair class, genders of A and B if the word fixes them)
RELATIONS: list[tuple[str, str, str]] = [
    ("前男友", "ex", "fm"), ("前女友", "ex", "mf"), ("前夫", "ex", "fm"), ("前妻", "ex", "mf"), ("初恋", "ex", ""), ("旧爱", "ex", ""),
    ("分手", "ex", ""), ("离婚", "ex", ""), ("未婚夫", "love", "fm"), ("未婚妻", "love", "mf"), ("丈夫", "love", "fm"), ("老公", "love", "fm"),
    ("妻子", "love", "mf"), ("老婆", "love", "mf"), ("女友", "love", "mf"), ("男友", "love", "fm"), ("恋人", "love", ""), ("相亲", "love", ""),
    ("暗恋", "love", ""), ("新同事", "colleague", ""), ("同事", "colleague", ""), ("搭档", "colleague", ""), ("对手", "foe", ""),
    ("仇人", "foe", ""), ("死对头", "foe", ""), ("妈妈", "kin", "ff"), ("母亲", "kin", ""), ("父亲", "kin", ""), ("爸爸", "kin", ""), ("女儿", "kin", ""),
    ("儿子", "kin", ""), ("姐姐", "kin", ""), ("妹妹", "kin", "ff"), ("哥哥", "kin", ""), ("弟弟", "kin", ""), ("婆婆", "kin", ""), ("奶奶", "kin", ""),
    ("爷爷", "kin", ""), ("闺蜜", "friend", "ff"), ("兄弟", "friend", "mm"), ("朋友", "friend", ""), ("室友", "friend", ""), ("邻居", "stranger", ""),
    ("陌生人", "stranger", ""), ("同桌", "friend", ""), ("师父", "friend", ""), ("徒弟", "friend", ""),
]

# words that show a person by themselves: gender, age
PEOPLE: dict[str, tuple[str, str]] = {
    "女孩": ("f", "young"), "姑娘": ("f", "young"), "女人": ("f", "adult"), "女生": ("f", "young"), "少女": ("f", "young"), "女子": ("f", "adult"),
    "男孩": ("m", "young"), "男人": ("m", "adult"), "男生": ("m", "young"), "少年": ("m", "young"), "男子": ("m", "adult"), "小伙": ("m", "young"),
    "老人": ("", "elder"), "老太太": ("f", "elder"), "老头": ("m", "elder"), "奶奶": ("f", "elder"), "爷爷": ("m", "elder"), "外婆": ("f", "elder"),
    "母亲": ("f", "middle"), "妈妈": ("f", "middle"), "父亲": ("m", "middle"), "爸爸": ("m", "middle"), "婆婆": ("f", "middle"), "丈夫": ("m", "adult"),
    "妻子": ("f", "adult"), "老公": ("m", "adult"), "老婆": ("f", "adult"), "前男友": ("m", "adult"), "前女友": ("f", "adult"), "前夫": ("m", "adult"),
    "前妻": ("f", "adult"), "未婚夫": ("m", "adult"), "未婚妻": ("f", "adult"), "姐姐": ("f", "adult"), "妹妹": ("f", "young"), "哥哥": ("m", "adult"),
    "弟弟": ("m", "young"), "女儿": ("f", "young"), "儿子": ("m", "young"), "闺蜜": ("f", "adult"), "兄弟": ("m", "adult"), "新同事": ("", "adult"),
    "同事": ("", "adult"), "邻居": ("", "adult"), "陌生人": ("", "adult"), "初恋": ("", "adult"), "对手": ("", "adult"), "师父": ("m", "middle"),
    "徒弟": ("", "young"), "室友": ("", "young"), "孩子": ("", "young"), "新娘": ("f", "adult"), "新郎": ("m", "adult"), "皇后": ("f", "adult"),
    "娘娘": ("f", "adult"), "贵妃": ("f", "adult"), "公主": ("f", "young"), "皇帝": ("m", "adult"), "皇上": ("m", "adult"), "太子": ("m", "young"),
    "王爷": ("m", "adult"), "将军": ("m", "adult"), "校花": ("f", "young"), "校草": ("m", "young"), "学长": ("m", "young"), "学姐": ("f", "young"),
    "霸总": ("m", "adult"), "影后": ("f", "adult"), "影帝": ("m", "adult"), "千金": ("f", "young"), "空姐": ("f", "adult"), "赘婿": ("m", "adult"),
    "宫女": ("f", "young"), "丫鬟": ("f", "young"), "书生": ("m", "young"), "少爷": ("m", "young"), "护士": ("f", "adult"), "老板娘": ("f", "adult"),
}

# place words → (setting, how the place is called)
PLACES: list[tuple[str, str]] = [
    ("办公室 公司 写字楼 工位 会议室 开放办公区 机房 律所 报社", "office"), ("天台 楼顶 屋顶", "rooftop"), ("咖啡馆 咖啡厅 咖啡店 茶馆 奶茶店 书店", "cafe"),
    ("医院 病房 急诊 手术室 走廊 诊所 太平间", "hospital"), ("街头 街上 马路 巷子 胡同 路口 夜市 雨巷 大街 街角", "street"), ("卧室 床边 宿舍 出租屋 酒店 房间", "bedroom"),
    ("教室 学校 校园 图书馆 考场 操场 大学 高中", "classroom"), ("皇宫 宫里 大殿 后宫 冷宫 王府 御花园 将军府 侯府 宫墙 东宫 长安", "palace"),
    ("村口 村子 乡下 田野 山村 老家 农村 山上 荒野 草原 沙漠 森林 雪山", "countryside"), ("车里 车上 出租车 车厢 轿车 网约车", "car"), ("机场 航站楼 登机口 候机", "airport"),
    ("酒吧 夜店 KTV ktv 会所 酒馆 客栈", "bar"), ("法庭 法院 审讯室 公堂 警局 派出所", "court"), ("客厅 家里 别墅 豪宅 老宅 祠堂 年夜饭 公寓", "livingroom"),
    ("厨房 餐厅 饭店 饭馆 食堂 火锅店 面馆", "kitchen"), ("商店 便利店 商场 婚纱店 花店 超市 当铺 古董店 店里 杂货铺 婚礼", "shop"), ("公园 长椅 湖边 桥上 广场", "park"),
    ("电梯", "lift"), ("地铁 地下 车库 停车场 地下室 隧道 站台 火车站 密室", "underground"), ("海边 沙滩 码头 灯塔 海上 渔村 港口 船上 孤岛", "seaside"),
]

SETTING_NAMES: dict[str, tuple[str, ...]] = {
    "office": ("深夜的办公区", "空荡荡的会议室", "总监办公室", "靠窗的工位", "打印机旁的走道"), "rooftop": ("公司天台", "老楼的天台", "风很大的楼顶"),
    "cafe": ("街角咖啡馆", "楼下的咖啡店", "快打烊的咖啡馆", "靠窗的卡座"), "hospital": ("医院走廊", "急诊室门口", "住院部三楼", "病房外"),
    "street": ("下班后的街口", "路灯坏了的巷子", "公交站台旁", "小区门口的马路", "便利店外的街边"), "bedroom": ("她住的出租屋", "没开灯的卧室", "旅馆房间", "堆满纸箱的房间"),
    "classroom": ("放学后的教室", "空教室", "图书馆自习区", "走廊尽头的教室"), "palace": ("偏殿", "御花园回廊", "宫门外", "冷清的后殿", "长廊尽头"),
    "countryside": ("村口老槐树下", "田埂上", "山路边", "老屋院子"), "car": ("停在路边的车里", "夜路上的车里", "后座"), "airport": ("机场出发大厅", "登机口", "到达口"),
    "bar": ("巷尾的小酒吧", "吧台角落", "打烊前的酒吧"), "court": ("法院门外的长廊", "调解室", "法庭上"), "livingroom": ("老房子的客厅", "客厅", "没人说话的客厅"),
    "kitchen": ("厨房", "亮着一盏灯的厨房", "后厨"), "shop": ("没有客人的店里", "店铺柜台前", "橱窗前"), "park": ("公园长椅", "河边步道", "结了霜的公园"),
    "lift": ("电梯里", "停在半层的电梯", "货梯里"), "underground": ("地下车库", "末班地铁站台", "档案室", "地下通道"), "seaside": ("海堤上", "码头", "退潮的海滩"),
}

TIMES: list[tuple[str, str]] = [
    ("凌晨 半夜 深夜 午夜 夜里 夜晚 晚上 今夜 那夜 子夜 月光 夜 加班 除夕 年夜饭", "night"), ("清晨 黎明 天亮 早上 日出 破晓 一早", "dawn"), ("黄昏 傍晚 日落 夕阳 放学", "dusk"),
    ("白天 中午 下午 上午 正午", "day"),
]
WEATHERS: list[tuple[str, str]] = [
    ("暴雨 大雨 下雨 雨夜 雨里 雨中 台风 雷 雨", "rain"), ("大雪 下雪 雪夜 雪地 雪", "snow"), ("大雾 起雾 雾", "fog"), ("大风 狂风 风沙 刮风", "wind"),
]

# object words → insert kind
OBJECTS: list[tuple[str, str]] = [
    ("辞职信 遗书 情书 离婚协议 婚前协议 合同 协议 遗嘱 日记 诊断书 病历 亲子鉴定 鉴定书 录取通知书 通知书 欠条 借条 信件 书信 密信 休书 婚书 圣旨 纸条 试卷 "
     "手稿 图纸 剧本 账本 名单 请柬 明信片 车票 船票 彩票 支票 快递 菜谱 地图 剪报 报告 简历 结婚证 便签 便利贴 信 检讨书 死亡证明", "letter"),
    ("全家福 合影 合照 照片 相片 画像 画 相册", "photograph"), ("结婚戒指 戒指 婚戒 钻戒 玉佩 项链 手镯 耳环 玉镯 簪子 发簪 金钗 令牌 胸针 徽章 勋章 纽扣", "ring"),
    ("U盘 u盘 门禁卡 钥匙 工牌 银行卡 密码箱 保险箱 芯片 匕首 剑 房卡 手枪", "key"),
    ("短信 微信 消息 手机 电话 录音 视频 监控 直播 语音 邮件 聊天记录 未接来电 朋友圈 弹幕", "phone"), ("咖啡 毒酒 交杯酒 酒杯 奶茶 茶杯 药碗 酒 茶 汤 药 蛋糕", "cup"),
    ("怀表 手表 闹钟 时钟 座钟 钟", "clock"), ("木箱 铁盒 盒子 箱子 棺材 红伞 雨伞 伞 行李箱", "door"),
]

CITIES = ("北京 上海 广州 深圳 杭州 成都 重庆 南京 武汉 西安 苏州 天津 长沙 青岛 厦门 大连 哈尔滨 香港 澳门 台北 昆明 大理 拉萨 长安 洛阳 江南 敦煌 "
          "纽约 东京 巴黎 伦敦").split()

GENRES: dict[str, str] = {
    "romance": "爱情 恋 喜欢 初恋 重逢 前男友 前女友 告白 求婚 婚姻 结婚 情书 契约 心动 闪婚 未婚 离婚 相爱 夫妻",
    "suspense": "悬疑 失踪 凶手 谋杀 命案 死者 尸体 监控 秘密 匿名 侦探 刑警 卧底 密室 陌生人 跟踪 真相 诡异 失忆 死了 死去 连环 绑架",
    "revenge": "复仇 报仇 仇人 背叛 陷害 害死 归来 血债 夺走 仇 报复 出狱 重生",
    "rise": "逆袭 翻身 赘婿 首富 战神 龙王 看不起 破产 创业 底层 身份 隐藏 打脸 穷小子 外卖 保安 真千金",
    "family": "家庭 父亲 母亲 爸爸 妈妈 女儿 儿子 婆婆 年夜饭 遗产 兄弟 姐妹 亲子 抱错 养母 奶奶 爷爷 老宅 团圆 全家福 除夕",
    "campus": "校园 高考 同桌 教室 校花 校草 学霸 班长 学长 毕业 大学 高中 宿舍 老师 学生 暗恋",
    "costume": "古装 皇 太子 王爷 将军 公主 后宫 贵妃 和亲 王府 侯府 丞相 嫡 庶 替嫁 圣旨 剑客 江湖 侠 娘娘 宫 朝",
    "workplace": "职场 加班 996 公司 辞职 同事 老板 总监 裁员 项目 面试 程序员 设计部 升职 办公室 实习 甲方 KPI 律所",
    "comedy": "喜剧 搞笑 乌龙 假装 冒充 互换 错拿 奇葩 相亲 误会 倒霉 沙雕 爆笑 社死 装",
    "fantasy": "奇幻 穿越 时间 循环 重生 魔法 妖 神仙 鬼 灵魂 前世 预知 系统 异能 未来 末日 外星 记忆 阴阳 转世 时空",
}

PRONOUNS = {"他": "m", "她": "f"}
SURNAMES = ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛"
            "阎段雷黎史陶贺顾毛郝龚邵万钱覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝")
DOUBLE_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "慕容", "皇甫", "东方", "令狐", "夏侯", "司徒", "南宫")

NAMES: dict[str, tuple[str, ...]] = {
    "surnames": tuple("林 沈 顾 陆 江 苏 周 许 程 叶 陈 温 宋 秦 傅 裴 姜 谢 唐 韩 贺 孟 黎 乔 梁 方 徐 霍 纪 简 赵 何 罗 邵 季 钟 白 魏".split()),
    "f": tuple("知夏 晚 念 雨桐 清禾 安宁 若溪 南乔 明月 初雪 晓 思远 静姝 一诺 书瑶 小满 佳宁 以沫 语桐 如意 芷晴 欣然 依依 可 昕 怡 雪 岚 静 婉 青 菲 蔓 宁 悦".split()),
    "m": tuple("默 川 屿 砚 北辰 嘉树 时安 望舒 景行 亦舟 牧野 子衿 之航 远 修 野 则言 立 峥 廷深 浩 凯 晟 哲 朗 骁 恒 越 泽 琛 子昂 承宇 志远 一鸣".split()),
    "elder_f": tuple("桂芳 秀兰 玉梅 淑珍 美华 素云 月娥".split()), "elder_m": tuple("建国 国强 德海 卫东 振华 长贵 守义".split()),
    "old_f": tuple("婉清 若兰 昭宁 云舒 锦书 明姝 长乐 灵犀 素衣 照雪".split()), "old_m": tuple("怀瑾 长风 景琰 昭 晏之 无咎 子渊 惊鸿 承稷 慕寒".split()),
}
