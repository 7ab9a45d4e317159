"""What English words mean to the dramatist."""
from __future__ import annotations

JOBS: list[tuple[str, tuple[str, str, str, str, str]]] = [
    ("barista", ("barista", "cafe", "apron", "apron", "")), ("baker", ("baker", "kitchen", "apron", "apron", "")), ("beekeeper", ("beekeeper", "countryside", "apron", "shirt", "")),
    ("astronaut", ("astronaut", "livingroom", "sweater", "sweater", "")), ("lighthouse keeper", ("lighthouse keeper", "seaside", "sweater", "sweater", "")),
    ("florist", ("florist", "shop", "apron", "apron", "")), ("food truck owner,food truck,street vendor,food vendor,ice cream vendor", ("food truck owner", "street", "apron", "apron", "")),
    ("carpenter,woodcarver,luthier,violin maker,potter,blacksmith,cobbler,shoemaker,watchmaker,clockmaker,bookbinder", ("carpenter", "shop", "apron", "apron", "")), ("mechanic,plumber,electrician,welder,engineer's apprentice,apprentice", ("mechanic", "shop", "apron", "tee", "")),
    ("librarian,archivist", ("librarian", "classroom", "sweater", "sweater", "")), ("hairdresser,barber,seamstress,butcher,grocer,pawnbroker,shop owner,restaurant owner,owner", ("shopkeeper", "shop", "apron", "apron", "")),
    ("gardener", ("gardener", "park", "apron", "apron", "")), ("vet,veterinarian,dentist,therapist,psychiatrist,pharmacist,midwife,hospice nurse", ("doctor", "hospital", "whitecoat", "whitecoat", "")),
    ("boxer,coach,swimmer,runner,skater,figure skater,hockey player,footballer,athlete,referee,gymnast", ("coach", "street", "sports", "sports", "")),
    ("magician,clown,comedian,ventriloquist", ("magician", "bar", "dress", "suit", "")), ("priest,vicar,pastor,monk,nun", ("priest", "livingroom", "coat", "coat", "Father {s}")),
    ("train conductor,conductor,bus driver,truck driver,train driver", ("driver", "car", "uniform", "uniform", "")), ("firefighter,fireman", ("firefighter", "street", "uniform", "uniform", "")),
    ("scientist,physicist,inventor", ("scientist", "office", "whitecoat", "whitecoat", "")), ("undertaker,gravedigger,mortician", ("undertaker", "park", "coat", "coat", "")), ("radio host,dj,presenter", ("radio host", "office", "shirt", "shirt", "")), ("piano tuner", ("piano tuner", "livingroom", "coat", "coat", "")), ("tailor", ("tailor", "shop", "dress", "shirt", "")),
    ("fisherman", ("fisherman", "seaside", "sweater", "sweater", "")), ("museum guard", ("museum guard", "shop", "uniform", "uniform", "")),
    ("programmer,coder,developer,software engineer,engineer", ("programmer", "office", "hoodie sweater", "hoodie shirt", "")),
    ("designer,design department,design team,from design", ("designer", "office", "blazer shirt", "shirt sweater", "")),
    ("product manager,marketer,analyst,accountant", ("analyst", "office", "blazer shirt", "shirt blazer", "")),
    ("ceo,tycoon,billionaire,millionaire,chairman,founder", ("CEO", "office", "blazer dress", "suit", "{t} {s}")),
    ("boss,manager,director,supervisor", ("director", "office", "blazer suit", "suit blazer", "{t} {s}")),
    ("assistant,secretary,intern", ("assistant", "office", "shirt blazer", "shirt blazer", "")),
    ("doctor,surgeon,physician", ("doctor", "hospital", "whitecoat", "whitecoat", "Doctor {s}")),
    ("nurse,paramedic", ("nurse", "hospital", "whitecoat uniform", "whitecoat", "")),
    ("patient", ("patient", "hospital", "patient", "patient", "")),
    ("lawyer,attorney,solicitor", ("lawyer", "court", "suit blazer", "suit", "Counsel")),
    ("judge,prosecutor", ("prosecutor", "court", "suit", "suit", "")),
    ("detective,police officer,cop,policeman,inspector,spy,investigator", ("detective", "street", "police leather", "coat leather", "Detective {s}")),
    ("journalist,reporter,writer,novelist,editor,podcaster", ("journalist", "cafe", "coat sweater", "coat shirt", "")),
    ("teacher,professor,tutor", ("teacher", "classroom", "sweater dress", "shirt sweater", "{t} {s}")),
    ("student,classmate,freshman,cheerleader,quarterback,teenager", ("student", "classroom", "uniform", "uniform sports", "")),
    ("actor,actress,singer,star,influencer,musician,pianist,dancer", ("actor", "shop", "dress leather", "leather blazer", "")),
    ("courier,delivery,mailman,postman,cyclist", ("courier", "street", "sports tee", "sports tee", "")),
    ("barista,waiter,waitress,chef,cook,baker,shopkeeper,florist,bookseller", ("shopkeeper", "cafe", "apron", "apron", "")),
    ("driver,taxi driver,cabbie,chauffeur", ("driver", "car", "leather tee", "leather tee", "")),
    ("janitor,cleaner,guard,security guard,doorman", ("security guard", "lift", "uniform apron", "uniform", "")),
    ("nanny,maid,housekeeper,butler", ("housekeeper", "livingroom", "apron", "suit", "")),
    ("farmer,shepherd,villager,rancher", ("farmer", "countryside", "tee shirt", "tee shirt", "")),
    ("fisherman,sailor,captain,lighthouse keeper", ("sailor", "seaside", "sweater", "sweater coat", "Captain")),
    ("pilot,flight attendant,stewardess", ("pilot", "airport", "uniform", "uniform", "Captain")),
    ("bartender", ("bartender", "bar", "leather shirt", "leather shirt", "")),
    ("king,prince,emperor,duke,lord,earl", ("prince", "palace", "dress hanfu", "robe", "Your Highness")),
    ("queen,princess,duchess,lady,empress,concubine", ("princess", "palace", "dress hanfu", "robe", "my lady")),
    ("general,knight,soldier,commander,warrior", ("general", "palace", "armour", "armour", "General")),
    ("bodyguard,assassin,swordsman", ("bodyguard", "palace", "leather armour", "leather armour", "")),
    ("witch,wizard,ghost,vampire,demon,angel", ("witch", "countryside", "robe", "robe", "")),
    ("bride", ("bride", "shop", "dress", "suit", "")), ("groom", ("groom", "shop", "dress", "suit", "")),
    ("painter,artist,photographer", ("painter", "cafe", "sweater dress", "sweater coat", "")),
    ("salesman,saleswoman,realtor,landlord,landlady", ("agent", "office", "blazer", "shirt blazer", "")),
]

RELATIONS: list[tuple[str, str, str]] = [
    ("ex-boyfriend", "ex", "fm"), ("ex-girlfriend", "ex", "mf"), ("ex-husband", "ex", "fm"), ("ex-wife", "ex", "mf"), ("first love", "ex", ""), ("divorce", "ex", ""),
    ("broke up", "ex", ""), ("fiancé", "love", "fm"), ("fiance", "love", "fm"), ("fiancée", "love", "mf"), ("husband", "love", "fm"), ("wife", "love", "mf"),
    ("girlfriend", "love", "mf"), ("boyfriend", "love", "fm"), ("blind date", "love", ""), ("lover", "love", ""), ("new colleague", "colleague", ""),
    ("colleague", "colleague", ""), ("coworker", "colleague", ""), ("co-worker", "colleague", ""), ("rival", "foe", ""), ("enemy", "foe", ""), ("mother", "kin", ""),
    ("father", "kin", ""), ("daughter", "kin", ""), ("son", "kin", ""), ("sister", "kin", ""), ("brother", "kin", ""), ("grandmother", "kin", ""),
    ("grandfather", "kin", ""), ("best friend", "friend", ""), ("friend", "friend", ""), ("roommate", "friend", ""), ("neighbour", "stranger", ""),
    ("neighbor", "stranger", ""), ("stranger", "stranger", ""),
]

PEOPLE: dict[str, tuple[str, str]] = {
    "girl": ("f", "young"), "woman": ("f", "adult"), "boy": ("m", "young"), "man": ("m", "adult"), "old man": ("m", "elder"), "old woman": ("f", "elder"),
    "mother": ("f", "middle"), "mom": ("f", "middle"), "mum": ("f", "middle"), "father": ("m", "middle"), "dad": ("m", "middle"), "grandmother": ("f", "elder"),
    "grandfather": ("m", "elder"), "husband": ("m", "adult"), "wife": ("f", "adult"), "ex-husband": ("m", "adult"), "ex-wife": ("f", "adult"),
    "ex-boyfriend": ("m", "adult"), "ex-girlfriend": ("f", "adult"), "fiancé": ("m", "adult"), "fiancée": ("f", "adult"), "fiance": ("m", "adult"),
    "sister": ("f", "adult"), "brother": ("m", "adult"), "daughter": ("f", "young"), "son": ("m", "young"), "new colleague": ("", "adult"),
    "colleague": ("", "adult"), "coworker": ("", "adult"), "neighbour": ("", "adult"), "neighbor": ("", "adult"), "stranger": ("", "adult"),
    "best friend": ("", "adult"), "roommate": ("", "young"), "rival": ("", "adult"), "bride": ("f", "adult"), "groom": ("m", "adult"), "queen": ("f", "adult"),
    "king": ("m", "middle"), "princess": ("f", "young"), "prince": ("m", "young"), "actress": ("f", "adult"), "waitress": ("f", "young"), "widow": ("f", "adult"),
    "granddaughter": ("f", "child"), "grandson": ("m", "child"), "twin": ("", "young"), "girlfriend": ("f", "adult"), "boyfriend": ("m", "adult"), "ex": ("", "adult"), "landlady": ("f", "middle"), "landlord": ("m", "middle"),
    "widower": ("m", "middle"), "grandma": ("f", "elder"), "granny": ("f", "elder"), "grandpa": ("m", "elder"), "uncle": ("m", "middle"), "aunt": ("f", "middle"), "niece": ("f", "young"), "nephew": ("m", "young"),
    "heiress": ("f", "young"), "mother-in-law": ("f", "middle"), "father-in-law": ("m", "middle"), "stepmother": ("f", "middle"), "stepfather": ("m", "middle"), "stepsister": ("f", "young"), "stepbrother": ("m", "young"),
    "teenager": ("", "young"), "teen": ("", "young"), "child": ("", "child"), "kid": ("", "child"), "orphan": ("", "young"), "fisherman": ("m", "adult"), "fireman": ("m", "adult"), "waiter": ("m", "young"), "nun": ("f", "adult"), "monk": ("m", "adult"),
    "priest": ("m", "middle"), "maid": ("f", "young"), "seamstress": ("f", "adult"), "hostess": ("f", "adult"), "businessman": ("m", "middle"), "businesswoman": ("f", "middle"), "old lady": ("f", "elder"), "twin sister": ("f", "young"), "twin brother": ("m", "young"),
    "little girl": ("f", "child"), "little boy": ("m", "child"), "schoolgirl": ("f", "young"), "schoolboy": ("m", "young"), "empress": ("f", "adult"), "emperor": ("m", "middle"), "milkman": ("m", "adult"), "postman": ("m", "adult"), "mailman": ("m", "adult"),
    "apprentice": ("", "young"), "student": ("", "young"), "rookie": ("", "young"), "trainee": ("", "young"), "business partner": ("", "adult"), "co-pilot": ("", "adult"), "impostor": ("", "adult"),
    "stewardess": ("f", "adult"), "policeman": ("m", "adult"), "duke": ("m", "adult"), "duchess": ("f", "adult"), "lady": ("f", "adult"), "lady-in-waiting": ("f", "young"), "handmaid": ("f", "young"), "stablehand": ("m", "young"), "salesman": ("m", "adult"),
}

PLACES: list[tuple[str, str]] = [
    ("office,cubicle,headquarters,meeting room,newsroom,startup,company,server room", "office"), ("rooftop,roof", "rooftop"),
    ("café,cafe,coffee shop,bookshop,bookstore,tea house,bakery", "cafe"), ("hospital,ward,emergency room,operating room,clinic,morgue,hospice,nursing home", "hospital"),
    ("food truck,parking spot,parking space,market stall,market,bus stop,street,alley,sidewalk,crossroads,night market,corner,intersection", "street"), ("bedroom,hotel room,dorm,apartment,motel,hotel", "bedroom"),
    ("conservatory,locker room,gym,ice rink,classroom,school,campus,library,university,college,exam", "classroom"), ("palace,castle,court of the king,throne room,manor", "palace"),
    ("village,countryside,farm,field,mountain,forest,desert,ranch", "countryside"), ("car,taxi,cab,bus,back seat", "car"), ("airplane,plane,airport,departure gate,terminal", "airport"),
    ("opera house,opera,theatre,theater,backstage,comedy club,karaoke bar,casino,bar,nightclub,pub,club,tavern", "bar"), ("courtroom,court,police station,interrogation room,trial", "court"), ("living room,house,mansion,home,family dinner", "livingroom"),
    ("kitchen,restaurant,diner,dinner", "kitchen"), ("workshop,garage sale,gallery,museum,antique shop,laundromat,barbershop,salon,shop,store,supermarket,mall,flower shop,pawnshop,bridal shop", "shop"), ("cemetery,graveyard,garden,greenhouse,zoo,park,bench,lake,bridge,square", "park"),
    ("lift,elevator", "lift"), ("subway,underground,basement,garage,parking lot,tunnel,platform,train station,cellar,archive", "underground"),
    ("ferry,boat,shipwreck,beach,sea,seaside,harbour,harbor,lighthouse,island,dock,ship,coast,pier", "seaside"),
]

SETTING_NAMES: dict[str, tuple[str, ...]] = {
    "office": ("the open-plan office", "the empty meeting room", "the corner office", "a desk by the window", "the copy room"), "rooftop": ("the office roof", "the windy rooftop"),
    "cafe": ("the corner café", "a café about to close", "the window table", "the coffee shop downstairs"), "hospital": ("the hospital corridor", "outside the ward", "the emergency entrance"),
    "street": ("the street outside", "an alley with one lamp", "the bus stop", "the crossing"), "bedroom": ("a room full of boxes", "the unlit bedroom", "a cheap hotel room"),
    "classroom": ("the empty classroom", "the library", "the room at the end of the hall"), "palace": ("the side chamber", "the long gallery", "the palace garden", "the outer gate"),
    "countryside": ("the road out of the village", "the old yard", "the edge of the field"), "car": ("the parked car", "the car on the night road", "the back seat"),
    "airport": ("the departure hall", "gate 14", "arrivals"), "bar": ("the bar at the end of the lane", "the far stool", "the bar after last call"),
    "court": ("the corridor outside the court", "the hearing room", "courtroom three"), "livingroom": ("the old living room", "the living room", "the sofa nobody sits on"),
    "kitchen": ("the kitchen", "the back kitchen", "the kitchen with one light on"), "shop": ("the empty shop", "the counter", "in front of the window display"),
    "park": ("a park bench", "the river path", "the frosted park"), "lift": ("the lift", "the stalled lift", "the freight lift"),
    "underground": ("the underground car park", "the last platform", "the archive", "the underpass"), "seaside": ("the sea wall", "the pier", "the beach at low tide"),
}

TIMES: list[tuple[str, str]] = [
    ("midnight,night,2 a.m.,3 a.m.,1 a.m.,2am,3am,1am,4 a.m.,two in the morning,three in the morning,tonight,moonlight,overtime,new year's eve", "night"),
    ("dawn,sunrise,daybreak,early morning", "dawn"), ("dusk,sunset,twilight,evening", "dusk"), ("noon,afternoon,morning,daytime", "day"),
]
WEATHERS: list[tuple[str, str]] = [
    ("rain,rainy,storm,thunderstorm,typhoon,downpour,raining", "rain"), ("snow,blizzard,snowy,snowstorm,snowing", "snow"), ("fog,mist,foggy", "fog"), ("wind,windy,gale", "wind"),
]
OBJECTS: list[tuple[str, str]] = [
    ("message in a bottle,business card,newspaper,sheet music,visa,passport,poem,song,telegram,prescription,resignation letter,suicide note,love letter,divorce papers,contract,agreement,will,diary,diagnosis,dna test,acceptance letter,letter,note,exam paper,"
     "manuscript,script,ledger,list,invitation,postcard,ticket,lottery ticket,cheque,check,parcel,recipe,map,report,envelope of cash,envelope,cash,marriage certificate,death certificate,résumé", "letter"),
    ("film reel,reel,family photo,photograph,photo,picture,portrait,painting,album", "photograph"), ("wedding band,wedding ring,engagement ring,ring,necklace,bracelet,earring,pendant,brooch,medal,locket", "ring"),
    ("usb stick,usb drive,key card,key,badge,bank card,safe,dagger,sword,knife,gun", "key"),
    ("tape,cassette,text message,message,phone call,phone,recording,video,voicemail,email,footage,call,livestream", "phone"), ("perfume,bottle,jar,vial,potion,whisky,bread,coffee,poisoned cup,wine,tea,soup,medicine,cup", "cup"), ("cake", "cake"),
    ("pocket watch,watch,alarm clock,clock", "clock"), ("violin,scarf,glove,backpack,helmet,trophy,mask,puppet,shoe,doll,teddy bear,toy,coat,hat,music box,guitar,typewriter,suitcase,cello,piano,vase,chess set,wedding dress,hive,suitcase,box,umbrella,coffin,chest", "door"),
]
CITIES = ["Beijing", "Shanghai", "Shenzhen", "Hong Kong", "Guangzhou", "Chengdu", "Hangzhou", "New York", "London", "Paris", "Tokyo", "Los Angeles", "Chicago", "San Francisco", "Boston", "Seattle", "Dublin", "Berlin", "Rome", "Venice", "Edinburgh", "Sydney", "Singapore", "Mumbai", "Cairo", "Istanbul", "Manchester", "Miami", "Texas", "Las Vegas", "Seoul"]
GENRES: dict[str, str] = {
    "romance": "love romance first love wedding marry married kiss heart ex-boyfriend ex-girlfriend fiancé bride groom contract marriage reunion divorce",
    "suspense": "murder missing disappear disappeared killer detective secret dead stranger anonymous body mystery suspense spy amnesia follow followed stalker kidnapped voicemail",
    "revenge": "revenge betrayed betrayal framed vengeance avenge prison destroyed enemy payback stole ruined",
    "rise": "underdog rags poor billionaire heir hidden identity humiliated janitor bankrupt courier undercover fired rise nobody",
    "family": "family mother father daughter son sister brother grandmother grandfather inheritance dinner home adopted swapped twins thanksgiving",
    "campus": "school student campus college university classmate exam teacher prom freshman high-school graduation library",
    "costume": "palace king queen prince princess duke knight emperor court general castle concubine throne dynasty regency manor",
    "workplace": "office colleague boss overtime resignation resign programmer layoff startup promotion intern 996 designer company deadline project client",
    "comedy": "comedy funny fake pretend pretends swapped mix-up mistake awkward disaster hilarious blind-date wrong cat goat accidentally roommate roommates",
    "fantasy": "magic time loop future ghost past-life curse witch demon memory memories portal reincarnation immortal vampire wish parallel",
}
PRONOUNS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "hers": "f"}
NAMES: dict[str, tuple[str, ...]] = {
    "surnames": tuple(["Hart", "Cole", "Reyes", "Bennett", "Walsh", "Moreau", "Quinn", "Novak", "Ellis", "Park", "Sinclair", "Okafor", "Mercer", "Lang", "Doyle", "Vance", "Ashford", "Keane", "Rossi", "Blake", "Chen", "Frost", "Hale", "Marsh", "Irving"]),
    "f": tuple(["Nora", "Maya", "Claire", "Iris", "June", "Tess", "Lena", "Ruth", "Ada", "Vera", "Hazel", "Mira", "Jo", "Elise", "Robin", "Carmen", "Willa", "Dana", "Nell", "Sadie"]),
    "m": tuple(["Evan", "Miles", "Theo", "Sam", "Jonah", "Luke", "Adrian", "Cal", "Felix", "Noah", "Owen", "Ravi", "Marcus", "Dean", "Elliot", "Hugo", "Ned", "Simon", "Leo", "Grant"]),
    "elder_f": tuple(["Margaret", "Dorothy", "Eleanor", "Agnes", "Beatrice"]), "elder_m": tuple(["Walter", "Arthur", "Harold", "Franklin", "Gerald"]),
    "old_f": tuple(["Isolde", "Rosamund", "Helena", "Marian", "Blanche", "Celeste"]), "old_m": tuple(["Alaric", "Edmund", "Rowan", "Tristan", "Conrad", "Lucian"]),
    "known_f": tuple("Emma Anna Sarah Alice Lucy Grace Lily Sophie Mary Jane Kate Rose Ella Zoe Eva Mia Amy Emily Olivia Julia Laura Rachel Hannah Ellen Helen Martha Sofia Elena Amelia Chloe Ivy Daisy Linda Susan Jenny Molly Rosa Marta Priya Mei Yuki".split()),
    "known_m": tuple("James John David Daniel Tom Jack Ben Max Paul Peter Henry George Charlie Michael Eric Mark Matt Nick Joe Will Bill Frank Martin Oliver Oscar Thomas William Robert Richard Edward Patrick Kevin Ryan Ethan Jacob Liam Lucas Diego Carlos Omar Ali Kenji".split()),
    "cn_surnames": tuple(["Lin", "Shen", "Gu", "Lu", "Jiang", "Su", "Zhou", "Xu", "Ye", "Chen", "Song", "Tang", "Han", "Zhao"]),
    "cn_f": tuple(["Xia", "Wan", "Yutong", "Nian", "Qing", "Xiaoman", "Jia", "Lan", "Yue", "Ning"]), "cn_m": tuple(["Mo", "Chuan", "Yan", "Yu", "Hao", "Zhe", "Lang", "Heng", "Yuan", "Kai"]),
}
