"""Names that many people bear: they prove little, and two of them that differ by a letter are two names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from cica_events.domain.spelling import sound, words_of

# Spellings of one name are joined by "="; what is spelt alike by its sound needs no word of its own.
_NAMES: Final = """
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang
han feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du
dai xia zhong wan tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou
shao meng long duan lei qian yin chang qi mo ming ling ping ying jing hong hua hui jun jie kai lan mei min
na ning qiang qing rong rui tao ting wen xin xiang yi yong yue yun zhen zhi bin bo chao gang guang hai heng
jian juan le mengxi nan shan shu shuai wenjie xiaoming xiaohong yifan yuting zihan ziyi haoran lee=rhee=ri=yi
park=pak=bak choi=choe jung=jeong=chung cho=jo yoon=yun lim=rim im kang=gang jang shin=sin oh=o seo=suh
kwon=gwon hwang ahn=an yoo=ryu ryu=yoo jeon=chun ko=go moon=mun son=sohn bae=pae baek=paek nam noh=roh ha
heo=hur kim=gim jun=joon young=yong=yeong hyun=hyeon seong=sung jae hee ji su=soo woo kyung=gyeong mi eun
hye hyeon minsu=minsoo minjun=minjoon jihoon=jihun jiwoo seojun seoyeon jimin yuna hana sato suzuki
takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki kimura saito hiroshi
kenji takashi yuki akira haruto yoko naoko kenta nguyen tran pham hoang huynh phan vu vo dang bui do ho ngo
duong ly van thi anh duc dung hanh hieu hoa hung huong huy khanh linh mai minh nga ngoc phuong quan quang
son thanh thao thu thuy trang trung tuan tung viet
mohammed=muhammad=mohamed=mohammad=mohamad=muhammed=mukhammed=magomed=mehmed mehmet
ahmad=ahmed=akhmed=akhmad mahmoud=mahmud=makhmud hamid=hameed hamad hamed ali omar=umar=omer
osman=usman=othman=uthman hassan=hasan=khasan hussein=hussain=husain=husayn=khusein=huseyn ibrahim=ebrahim
abdullah=abdulla=abdallah abdul abdel abdulaziz abdulrahman=abdurrahman=abdelrahman saleh=salih salim=saleem
salem salman sulaiman=suleiman=suleyman khalid=khaled yousef=yusuf=yousuf=youssef yunus=younis faisal=faysal
fahad=fahd sultan saad saeed=said=sayed sayyid=syed nasser=nasir majid=majed rashid=rasheed rashed
tariq=tarek jamal=gamal kamal=kemal karim=kareem karam kamil=kamel amir=ameer amin=ameen anwar bilal hamza
haidar=haydar hadi mehdi=mahdi mustafa=mostafa murtaza nabil nadir=nader omran qasim=qassem=kasim=kassem
rami sami samir=sameer tahir=taher walid=waleed yasin=yaseen yasir=yasser zaid=zayed ziad aisha=aysha
fatima=fatemeh=fatma khadija layla=leila=laila mariam=maryam=miriam noor=nur nour sara=sarah zainab=zeynab
zahra huda hind amal amina=aminah hanan rana reem rima salma samira sana lina dina nadia mona muna abeer
khan hussaini hashimi qureshi malik=malek shah sheikh=shaikh akhtar iqbal raza=reza rahman=rehman aziz
hakim=hakeem najib mansour=mansur hosseini ahmadi mohammadi rezaei karimi moradi jafari sadeghi rahimi
ebrahimi hashemi kazemi rostami abbas abbasi mousavi ghasemi asadi amiri naderi farhad behzad mehran dariush
singh kumar sharma gupta verma patel reddy rao das devi kaur mishra yadav jain mehta iyer nair menon
chaudhary amit anil ajay arun ashok deepak ganesh gopal krishna manoj mohan rahul raj rajesh rakesh ramesh
ravi sanjay sandeep sunil suresh vijay vinod vikram anita asha kavita lakshmi meena neha pooja priya radha
rani rekha rita seema sita sunita usha fernando perera silva bandara jayasinghe wickramasinghe rajapaksa de
mendis bahadur thapa gurung tamang rai shrestha hossain islam begum chowdhury miah uddin rahim karim sheikh
ivanov smirnov kuznetsov popov vasilyev petrov sokolov mikhailov novikov fedorov morozov volkov alekseev
lebedev semenov egorov pavlov kozlov stepanov nikolaev orlov andreev makarov nikitin zakharov zaitsev
solovyov borisov yakovlev grigoryev romanov vorobyev sergeev frolov aleksandrov dmitriev korolev gusev
kiselev ilyin maksimov polyakov sorokin vinogradov kovalev belov medvedev antonov tarasov zhukov baranov
filippov komarov davydov belyaev gerasimov bogdanov osipov sidorov matveev titov markov mironov krylov
kulikov karpov vlasov melnikov denisov gavrilov tikhonov kazakov afanasyev danilov savelyev timofeev fomin
chernov abramov martynov efimov fedotov shcherbakov nazarov kalinin isaev chernyshev bykov maslov rodionov
konovalov lazarev voronin klimov filatov ponomarev golubev kudryavtsev prokhorov naumov potapov zhuravlev
ovchinnikov trofimov leonov sobolev ermakov kolesnikov goncharov emelyanov nikiforov grachev kotov grishin
efremov arkhipov gromov kirillov malyshev panov moiseev rumyantsev akimov kondratyev biryukov gorbunov
anisimov eremin tikhomirov galkin lukyanov mikheev skvortsov yudin belousov nesterov simonov prokofyev
kharitonov knyazev tsvetkov levin mitrofanov voronov aleksandr=alexander aleksandra=alexandra aleksey=alexei
anatoly andrey anton artem artur boris denis dmitry=dimitri evgeny=yevgeny=eugene evgenia
fedor=fyodor=theodor gennady georgy=georgi=george gleb grigory=gregory igor ilya ivan kirill konstantin
leonid lev maksim=maxim marat mark mikhail=michael nikita nikolay oleg pavel petr=pyotr=peter roman ruslan
rustam=rustem sergey=serguei=sergio semen stanislav stepan timofey vadim valentin valery vasily
viktor=victor vitaly vladimir vladislav vyacheslav yaroslav yury=yuri alena alina alla anastasia angelina
anna darya=daria diana ekaterina=catherine elena=helena elizaveta galina inna irina=irena karina
kristina=christina ksenia larisa lidia lyubov lyudmila=liudmila margarita marina maria=mary nadezhda
natalia=natalya=nataly nina oksana olesya olga polina raisa sofia=sofya=sophia svetlana=svitlana tamara
tatiana=tatyana valentina valeria vera veronika viktoria=victoria yana yulia=julia yaroslava zoya inga anya
antonina arina akhmetov ospanov iskakov omarov zhumabayev suleimenov ibraev nurlanov seitkali bekov kairat
nurlan yerlan yerzhan askar askat aidar aidos aidyn daniyar daniyal daulet=doulat=dauletkhan bolat berik
serik=seric yerik murat timur=temur arman almas azamat baurzhan dauren damir dias dinmukhamed galym kanat
madi maksat nursultan olzhas ramazan rinat samat sanzhar talgat yerbol yerbolat zhanibek zhandos adilet
alibek bekzat aigul ainur aizhan aliya asel dana dinara dilara gulnara gulmira kamila karlygash laura madina
mira moldir nazira raushan saltanat samal sholpan togzhan zarina zhanar zhanna sadykov sagintayev alimov
abdullaev akhmedov karimov rakhimov yusupov ismailov ibragimov khasanov mirzaev ergashev saidov tursunov
umarov usmanov khamidov kadyrov khodjaev norov rasulov sobirov tashkentov valiyev aliyev mammadov hasanov
huseynov guliyev hajiyev ismayilov abbasov ahmadov jafarov mustafayev rzayev suleymanov orujov ilham elnur
elchin rashad vugar tural ramin farid leyla gunel nigar aygun sevinj rahmonov rahimov sharipov safarov
davlatov mirzoev kholov emomali firuz jamshed bakhtiyor farrukh dilshod ulugbek sherzod jasur bobur otabek
sardor aziza nodira nilufar gulnoza malika shakhnoza bakyt nurbek aibek almaz azat=azad bermet cholpon
gulzat jyldyz kubanychbek talant yilmaz kaya demir celik sahin yildiz yildirim ozturk aydin ozdemir arslan
dogan kilic aslan cetin kara koc kurt ozkan simsek polat korkmaz ozcan erdogan ayse emine hatice zeynep elif
merve esra fatih emre burak serkan hakan cohen levi mizrahi peretz biton friedman katz david moshe yosef
yaakov yitzhak avraham=abraham shlomo rachel somchai somsak chai suwan arthit kanya malee prasert somporn
santos reyes cruz garcia ramos mendoza torres flores bautista bayar bat bold ganbat ganbold bataar batbold
dorj enkh munkh tumur sukh oyun tsetseg altan smith johnson williams brown jones davis miller wilson moore
taylor anderson thomas jackson white harris martin thompson robinson clark lewis walker hall allen young
king wright scott green baker adams nelson hill campbell mitchell roberts carter john james robert
william=wilhelm richard joseph charles daniel matthew anthony paul steven andrew kenneth kevin brian edward
jennifer linda susan jessica karen nancy betty helen
"""


@cache
def common_names() -> Mapping[str, frozenset[int]]:
    """Return the numbers of the common names that a sound may stand for."""
    found: dict[str, frozenset[int]] = {}
    for number, entry in enumerate(_NAMES.split()):
        for spelling in entry.split("="):
            for form in _forms(spelling):
                found[form] = found.get(form, frozenset()) | {number}
    return MappingProxyType(found)


def _forms(spelling: str) -> set[str]:
    """Return the sound of a name, and that of the women's form of a Slavic family name."""
    (word,) = words_of(spelling)
    return {sound(word), sound(f"{word}a")} if word.endswith(("ov", "ev", "in")) else {sound(word)}
