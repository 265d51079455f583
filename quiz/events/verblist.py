"""The verbs that tell history, their irregular forms, and those that are nouns as well."""

from quiz.articles.wordlist import wordlist

# Hardly ever anything but verbs.
VERBS = wordlist(
    """
    abandon abdicate abolish absorb accede accelerate accept accompany accuse achieve acquire
    acquit adopt advise affirm aggravate agitate agree alarm align allege allocate allow ally
    alter amass ambush amend anger annex announce anoint appear appease apply appoint
    appropriate approve argue arise arm arouse arrest arrive ascend ask assassinate assault
    assemble assert assign assist assume assure attach attain attempt attend authorise
    authorize avenge avert awaken award back baffle ban bar become begin believe belong
    besiege betray bid blame bless block blockade blow boast bomb bombard boost boycott breach
    break brief bring broadcast broaden broker build burn bury buy call calm cancel capture
    care carry catch cause cease cede celebrate censor centralise centralize challenge change
    charge charter choose circumnavigate cite claim clash clear climb close codename coin
    coincide collaborate collapse collide colonise colonize combine come command commemorate
    commence commission commit compel compete complete comprise concede conceive concentrate
    concern conclude condemn conduct confer confess confirm confiscate confront connect
    conquer consecrate consent consist consolidate conspire constitute construct consult
    contain contest continue contribute control convene convert convey convict convince cool
    cooperate cope copy count counter couple cover crack crash create criticise criticize
    cross crown crucify crumble crush culminate cultivate curb cut dash date deal debut
    decapitate decide decimate declare decline decode decree dedicate deem deepen defeat
    defect defend defuse defy delay delegate deliver demand demolish demonstrate denounce deny
    depart depend deploy deport depose deprive descend describe desert design destabilise
    destroy detain deteriorate determine detonate devalue devastate develop devise devote die
    dig diminish direct disagree disappear disband disclose discover discuss disembark
    disintegrate dismantle dismiss disperse displace dispute disrupt dissolve distribute
    divert divide dock dominate donate doom double downgrade draft draw drift drive drop dub
    dump earn ease eat edge elect eliminate embargo embark embrace emerge emigrate employ
    empower enable enact encircle encounter encourage end endanger endorse endure enforce
    engage engineer engulf enjoy enlist ensue ensure entail enter enthrone entice entrust
    equip erect erupt escalate escape establish estimate evacuate evade evict evolve examine
    exceed exchange exclude excommunicate execute exempt exercise exhibit exile exist expand
    expel experience expire explain explode exploit explore export expose express extend
    extort extradite face facilitate fail fall falter favor favour feature feel fight file
    fill finalise finalize finance find fine fire fix flee float flock flood flourish fly
    focus foil follow forbid force forge form formalise formalize formulate fortify found free
    fulfil fulfill fund gain gather generate get give go govern grant grow guarantee gut halt
    hand hang happen harbor harbour hasten head heal hear heighten help hint hold hope host
    house hunt identify ignite ignore illuminate impeach implement import impose impress
    imprison improve inaugurate incite include incorporate increase incur indict induce
    industrialise industrialize infect inflict influence inform infuriate inherit initiate
    insist inspect inspire install instigate institute insult integrate intend intensify
    intercept intern interpret intervene introduce invade invalidate invent invest investigate
    invite invoke involve isolate issue jail jeopardise join judge jump justify keep kidnap
    kill knock know label lack lament land languish last launch lay lead learn lease leave
    legalise legalize legislate let level levy liberate license lift limit link liquidate list
    live load loan lobby locate lock look loot lose lower lure maintain make manage map march
    mark marry massacre master match mediate meet merge migrate mint miss mobilise mobilize
    modernise modernize modify monitor mount mourn move murder name narrow nationalise
    nationalize near need negotiate nominate normalise normalize note notify obey oblige
    observe obstruct obtain occupy occur offend offer omit open operate oppose oppress orbit
    orchestrate order organise organize originate oust outflank outlaw outline outnumber
    outrage overcome overhaul overrun oversee overtake overthrow overturn overwhelm own parade
    pardon part participate pass patent pave pay penetrate perform perish permit persecute
    persist persuade petition photograph pillage pilot pin pioneer place plan plant play
    please pledge plot plunder plunge portray possess postpone pour practise praise preach
    precede premiere prepare present preserve preside press prevail prevent print privatise
    privatize probe proceed process proclaim procure produce profit program progress prohibit
    project promise promote prompt propose prosecute prosper protect protest prove provide
    provoke publicise publicize publish pull punish purchase purge pursue push put quarrel
    quash quell question quit race raid raise range rank ratify raze reach react read reaffirm
    realise realize rearm reassert rebel rebuff rebuild rebuke recall recede receive reclaim
    recognise recognize recommend reconcile reconquer reconvene record recover recruit redeem
    redefine redesign redraw reduce refer reform refrain refuse regain regard register
    regulate rehabilitate reign reinforce reinstate reiterate reject relate relax relay
    release relent relieve relinquish relocate rely remain remark remind remove rename renew
    renounce reopen reorganise reorganize repair repatriate repay repeal repel replace reply
    report represent repress repudiate repulse request require rescind rescue reserve resettle
    reshape reshuffle resign resist resolve respond rest restore restrain restrict restructure
    result resume resurface retain retake retaliate rethink retire retreat return reunify
    reunite reveal reverse review revise revive revoke revolt reward rewrite rid ride rig ring
    rise rival roam rob rock roll rotate round rouse rout ruin rule run rush sabotage sack
    sacrifice sail salute salvage sanction save say score scrap scuttle seal search secede
    secularise secure see seek seem seize select sell send sense sentence separate serve set
    settle sever shake share shatter shed shell shelter shift shoot show shrink shut side sign
    signal silence simplify sink skirmish slaughter slay slide smash smuggle soar sour sow
    spare spark speak specialise spend spill split sponsor spread spring spur spy stabilise
    stabilize stage stand start starve station stay steal steer stem step stimulate stipulate
    stir stop storm strain strand strangle strengthen stress strike strip strive structure
    struggle study style subdue subject subjugate submit subsidise subsidize substitute
    succeed succumb sue suffer suggest summon supersede supplant supply suppress surface surge
    surpass surrender surround survive suspect suspend sustain swap swear sweep swell swing
    switch symbolise symbolize tackle take talk target tax teach tear tell tend terminate test
    testify thank threaten throw thwart tie tighten title tolerate top topple torpedo torture
    touch tour trace track trade train transfer transform translate transmit transport trap
    travel traverse treat trek trigger triumph try tumble turn uncover undergo undermine
    understand undertake unearth unfold unify unite unleash unseat unveil uphold uproot
    urbanise urbanize urge use usher usurp utter vacate vanish vanquish venture verify veto
    vie view violate visit volunteer vote vow wage walk wane want warn warrant watch wave
    weaken wear wed weigh welcome widen win wipe wish withdraw withhold withstand witness
    wonder work worry worsen worship wound wreck write yield
    """
)


# Verbs whose base form or third person is at least as often a noun: "attacks", "talks", "the rule".
ALSO_NOUNS = wordlist(
    """
    aid aim air ally appeal approach arm arms army assault assent attack attempt award back
    ban bar battle bid blame block blockade bomb boost boycott breach break brief broadcast
    call calm campaign cause center centre challenge change charge charter claim clash clear
    collapse command commission complete concern conduct conflict contest control cool count
    counter coup cover crown cut date deal debate decline decree defeat delay demand deposit
    desert design dispute double draft drive drop edge embargo end escape estimate exchange
    exercise exhibit exile experience export face favor favour feature fight file fill fine
    fire flood focus force form found free fund grant guarantee halt hand harbor harbour head
    help hold hope host house hunt import increase influence insult issue jail judge jump
    label lack land launch lead lease level license lift light limit link list load loan lock
    look lower map march mark master match mean mint mount move murder name narrow near need
    note offer open order outline own parade pardon part pass patent pay petition pilot pin
    place plan plant play pledge plot plunder plunge practice praise present press print probe
    process produce profit program progress project promise prompt protest purchase purge push
    quarrel question race raid raise range rank rebel record recruit reform refuse register
    reign relay release remark report request rescue reserve rest result retreat return
    reverse review revolt reward ride ring rise rival rock roll round rout ruin rule run rush
    sack sacrifice sail salute sanction score scrap seal search secure sense sentence separate
    set share shell shelter shift show side signal silence sink slaughter slide spark split
    sponsor spread spring spur spy stage stand start station stay stem step stop storm strain
    strand stress strike strip structure struggle study style subject supply support surge
    surprise surrender survey swap sweep swell swing switch talk target tax tear test tie top
    torture touch tour trace track trade train transfer transport trap travel treat trek
    trigger triumph turn use venture veto view visit volunteer vote vow wage walk want warrant
    watch wave wish witness work worship wound yield
    """
)


# Base, past, participle; the past alone where the participle is the same.
IRREGULAR = """
arise arose arisen, awake awoke awoken, be was been, bear bore born, beat beat beaten, become
became become, begin began begun, bend bent, bid bid, bind bound, bleed bled, blow blew blown,
break broke broken, breed bred, bring brought, broadcast broadcast, build built, burst burst, buy
bought, cast cast, catch caught, choose chose chosen, come came come, cost cost, cut cut, deal
dealt, dig dug, do did done, draw drew drawn, drink drank drunk, drive drove driven, eat ate
eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fly flew flown,
forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten, forgive forgave
forgiven, freeze froze frozen, get got, give gave given, go went gone, grow grew grown, hang hung,
have had, hear heard, hide hid hidden, hit hit, hold held, hurt hurt, keep kept, know knew known,
lay laid, lead led, leave left, lend lent, let let, lie lay lain, light lit, lose lost, make made,
mean meant, meet met, overcome overcame overcome, overrun overran overrun, oversee oversaw
overseen, overtake overtook overtaken, overthrow overthrew overthrown, pay paid, prove proved
proven, put put, quit quit, read read, rebuild rebuilt, redraw redrew redrawn, repay repaid,
retake retook retaken, rethink rethought, rewrite rewrote rewritten, rid rid, ride rode ridden,
ring rang rung, rise rose risen, run ran run, say said, see saw seen, seek sought, sell sold, send
sent, set set, shake shook shaken, shed shed, shoot shot, show showed shown, shrink shrank shrunk,
shut shut, sing sang sung, sink sank sunk, sit sat, slay slew slain, sleep slept, slide slid, sow
sowed sown, speak spoke spoken, spend spent, split split, spread spread, spring sprang sprung,
stand stood, steal stole stolen, strike struck, strive strove striven, swear swore sworn, sweep
swept, swell swelled swollen, swim swam swum, swing swung, take took taken, teach taught, tear
tore torn, tell told, think thought, throw threw thrown, undergo underwent undergone, understand
understood, undertake undertook undertaken, uphold upheld, wear wore worn, wed wed, win won,
withdraw withdrew withdrawn, withhold withheld, withstand withstood, write wrote written
"""


DOUBLING = wordlist(
    """
    ban bar bid blot cancel chop clap compel control cut dig drop equip expel fit flog gun gut
    hit incur infer jet kidnap let map model omit pat permit pin plan plot prefer program
    propel put quarrel quit rebel rebut refer regret rig rob rot run scrap set shed ship shut
    signal sit skip slip spot spur stem step stir stop strip submit swap swim tar top transfer
    transmit trap travel wed win
    """
)


ADJECTIVES = wordlist(
    """
    aged alleged bed beloved breed creed crooked deed embed exceed feed gifted greed hatred
    heed hundred indeed kindred naked need proceed red rugged sacred seed shed shred speed
    steed succeed talented unarmed undisputed unexpected unfinished united unprecedented
    untitled wicked
    """
)
# Adjectives as well, but only in their base form: nobody says "the opens".
ALSO_ADJECTIVES = wordlist(
    """
    open clear free own lower double separate complete round calm cool narrow mean light near
    secure
    """
)
