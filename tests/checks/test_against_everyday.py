"""Statements as people write them in threads, against invented tables of staff, money, results and places."""

import csv

import pytest

from threadlens.checks._against import TableChecker
from threadlens.records import CellTable
from threadlens.taggers.quantities.reader import read

TABLES = {
    "exec": (
        "Executives by level, federal public service",
        """Level,March 2015,March 2020,March 2021
EX-01,"2,620","3,010","3,400"
EX-02,"1,340","1,520","1,690"
EX-03,870,"1,010","1,100"
EX-04,310,340,390
EX-05,95,112,121
Total,"5,235","5,992","6,701"
""",
    ),
    "caf": (
        "",
        """Year,Regular Force,Primary Reserve,Generals
1991,87300,29100,137
2001,59700,31500,76
2011,68300,33400,92
2021,65500,28900,129
""",
    ),
    "services": (
        "Public services by district",
        "District,Schools,Clinics\nArdle,7,12\nLorn,4,5\nMuck,1,1\n",
    ),
    "dept": (
        "Headcount by department, March of each year.",
        """Department,2019,2020,2021,Share of 2021 (%)
National Revenue,"38,120","39,870","44,300",27.4
Border Services,"14,220","14,610","15,050",9.3
Fisheries,"12,400","12,100","11,900",7.4
Statistics,"6,310","6,890","7,204",4.5
Other departments,"78,400","80,100","83,300",51.5
All departments,"149,450","153,570","161,754",100.0""",
    ),
    "pay": (
        "Pay system backlog",
        """Month,Transactions,Employees affected,Cost ($ million)
January 2018,"633,000","150,000",34.2
June 2018,"577,000","141,000",31.0
January 2019,"410,000","120,500",28.4
June 2019,"288,000","98,000",25.1""",
    ),
    "teams": (
        "League table 2020-21",
        """Team,Played,Won,Drawn,Lost,Points
Rovers,38,25,7,6,82
United,38,21,10,7,73
Athletic,38,18,10,10,64
Wanderers,38,9,12,17,39
Albion,38,4,8,26,20""",
    ),
    "cities": (
        "",
        """City,Country,Population,Area (km2),Mayor
Lindholm,Norway,"120,400",88.5,Kari Dahl
Porto Vela,Italy,"98,000",112.0,Luca Neri
Saint-Aubin,France,"210,750",140.2,Jeanne Roy
Wexley,England,"54,300",35.9,Tom Hale
Brandau,Germany,"175,900",150.7,Eva Kern""",
    ),
    "season": (
        "1987 Marlow Mariners season",
        """Week,Date,Opponent,Result,Attendance
1,"September 13, 1987",Kestrel Kings,W 24–10,"61,022"
2,"September 20, 1987",at Dunmore Dukes,L 14–17,"55,340"
3,"September 27, 1987",Tarn Titans,W 31–28,"58,911"
4,"October 4, 1987",at Kestrel Kings,L 3–20,"49,870"
5,"October 11, 1987",Holm Hawks,W 17–16,"60,405"
""",
    ),
    "riders": (
        "",
        """Pos.,Rider,Nationality,Team,Time,Points
1,Aldo Brandt,Italy,Velocita,4:12:33,25
2,Jens Holt,Denmark,Nordic Wheel,+ 0:12,20
3,Piet Maas,Netherlands,Oranje,+ 0:45,16
4,Luca Sarti,Italy,Velocita,+ 1:02,13
5,Tomas Rehak,Czech Republic,Bohemia,+ 1:40,11""",
    ),
    "tv": (
        "",
        """No. in series,Title,Directed by,Written by,Original air date,Viewers (millions)
1,The Lamp,Ann Rowe,Bo Lind,January 4,3.21
2,Harbour Lights,Carl Weiss,Bo Lind,January 11,2.98
3,Cold Water,Ann Rowe,Dee Marsh,January 18,3.45
4,The Letter,Ann Rowe,Bo Lind,January 25,2.61""",
    ),
    "exports": (
        "Exports by good, % of total",
        """Good,2010,2015,2020
Timber,12.5,10.1,8.7
Fish,30.2,33.4,35.0
Machinery,25.0,28.8,27.1
Other,32.3,27.7,29.2""",
    ),
    "rates": (
        "Unemployment rate (%) by province",
        """Province,Men,Women,Both sexes
Northmark,6.2,5.8,6.0
Eastholm,7.1,7.9,7.5
Westerly,4.4,4.9,4.6
Southbay,9.3,8.0,8.7""",
    ),
}
CASES = [
    ("exec", "There were 3,400 EX-01 in March 2021.", "supported"),
    ("exec", "There were 1,690 EX-01 in March 2021.", "refuted"),
    ("exec", "In March 2021 there were about 6,700 executives in total.", "supported"),
    ("exec", "The number of EX-03 grew from 870 in March 2015 to 1,100 in March 2021.", "supported"),
    ("exec", "EX-01 is the largest level.", "supported"),
    ("exec", "There are more EX-02 than EX-01 in March 2020.", "refuted"),
    ("exec", "EX-05 has 121 people in March 2021.", "supported"),
    ("exec", "EX-05 has 210 people in March 2021.", "refuted"),
    ("exec", "There are 5 levels.", "supported"),
    ("exec", "EX-04 increased by 80 between March 2015 and March 2021.", "supported"),
    ("exec", "EX-04 increased by 200 between March 2015 and March 2021.", "refuted"),
    ("caf", "In 1991 there were 137 generals.", "supported"),
    ("caf", "In 2021 there were 137 generals.", "refuted"),
    ("caf", "The Regular Force had 65,500 members in 2021.", "supported"),
    ("caf", "The Regular Force shrank from 87,300 in 1991 to 65,500 in 2021.", "supported"),
    ("caf", "The Primary Reserve was larger than the Regular Force in 2011.", "refuted"),
    ("caf", "The number of generals was lowest in 2001.", "supported"),
    ("caf", "The number of generals was highest in 2011.", "refuted"),
    ("caf", "There were 129 generals for 65,500 Regular Force members in 2021.", "supported"),
    ("caf", "The navy has 12 frigates.", "not_enough_evidence"),
    ("caf", "The number of generals fell from 1991 to 2001.", "supported"),
    ("caf", "The number of generals rose from 1991 to 2001.", "refuted"),
    ("services", "Lorn has four schools.", "supported"),
    ("services", "Lorn has seven schools.", "refuted"),
    ("services", "Ardle has 12 clinics.", "supported"),
    ("services", "Ardle has 4 clinics.", "refuted"),
    ("services", "There are three districts in the table.", "supported"),
    ("services", "Each district was inspected under form F-35 [ 12 ].", "not_enough_evidence"),
    ("dept", "National Revenue had 44,300 employees in 2021.", "supported"),
    ("dept", "National Revenue had 38,120 employees in 2021.", "refuted"),
    ("dept", "Fisheries decreased from 2019 to 2021.", "supported"),
    ("dept", "Headcount at Statistics increased from 2019 to 2021.", "supported"),
    ("dept", "Headcount at Fisheries increased between 2019 and 2021.", "refuted"),
    ("dept", "Border Services grew by 830 from 2019 to 2021.", "supported"),
    ("dept", "Border Services grew by 1,500 from 2019 to 2021.", "refuted"),
    ("dept", "National Revenue had more staff than Border Services in 2020.", "supported"),
    ("dept", "Fisheries had more staff than Border Services in 2020.", "refuted"),
    ("dept", "All departments together had about 160,000 people in 2021.", "supported"),
    ("dept", "The difference between National Revenue and Border Services in 2021 is 29,250.", "supported"),
    ("dept", "National Revenue was the largest department in 2021 except other departments.", "not_enough_evidence"),
    ("dept", "Statistics had less than 7,000 people in 2020.", "supported"),
    ("dept", "Statistics had more than 7,000 people in 2020.", "refuted"),
    ("dept", "Statistics had nearly 7,000 people in 2020.", "supported"),
    ("dept", "Border Services has a 9.3 % share of 2021.", "supported"),
    ("dept", "Border Services makes up 12 % of 2021.", "refuted"),
    ("pay", "The backlog fell from 633,000 in January 2018 to 288,000 in June 2019.", "supported"),
    ("pay", "150,000 employees were affected in January 2018.", "supported"),
    ("pay", "In June 2018 the cost was $31 million.", "supported"),
    ("pay", "In June 2018 the cost was $34.2 million.", "refuted"),
    ("pay", "The cost was highest in January 2018.", "supported"),
    ("pay", "The cost was lowest in January 2018.", "refuted"),
    ("pay", "Transactions declined every period.", "supported"),
    ("pay", "The number of transactions was never below 300,000.", "refuted"),
    ("pay", "Costs were always above 25 million.", "supported"),
    ("pay", "The total cost is 118.7 million.", "supported"),
    ("pay", "The average cost is 29.7 million.", "supported"),
    ("pay", "The average cost is 35 million.", "refuted"),
    ("teams", "Rovers won 25 games.", "supported"),
    ("teams", "Rovers lost 25 games.", "refuted"),
    ("teams", "Albion has the fewest points.", "supported"),
    ("teams", "Wanderers finished with fewer points than Albion.", "refuted"),
    ("teams", "United and Athletic both drew 10 games.", "supported"),
    ("teams", "All teams played 38 games.", "supported"),
    ("teams", "All teams played 36.", "refuted"),
    ("teams", "Only one team lost more than 20 games.", "supported"),
    ("teams", "Three teams have more than 60 points.", "supported"),
    ("teams", "Two teams have more than 60 points.", "refuted"),
    ("teams", "Rovers won more than twice as many games as Wanderers.", "supported"),
    ("teams", "None of the teams lost fewer than 6 games.", "supported"),
    ("teams", "Rovers had nine points more than United.", "supported"),
    ("cities", "Lindholm is in Norway.", "supported"),
    ("cities", "Lindholm is in Italy.", "refuted"),
    ("cities", "The mayor of Wexley is Tom Hale.", "supported"),
    ("cities", "The mayor of Wexley is Eva Kern.", "refuted"),
    ("cities", "Saint-Aubin is the most populous city, with a population of 210,750.", "supported"),
    ("cities", "Brandau has the largest area.", "supported"),
    ("cities", "Saint-Aubin has the largest area.", "refuted"),
    ("cities", "Wexley is smaller in area than Lindholm.", "supported"),
    ("cities", "Three cities have a population of more than 100,000.", "supported"),
    ("cities", "Four cities have a population over 100,000.", "refuted"),
    ("cities", "No city has a population above 250,000.", "supported"),
    ("cities", "Oakmere has a population of 88,000.", "not_enough_evidence"),
    ("cities", "Unemployment in Lindholm is 5 %.", "not_enough_evidence"),
    ("season", "The attendance in week 3 was 58,911.", "supported"),
    ("season", "The attendance in week 3 was 55,340.", "refuted"),
    ("season", "The Mariners played the Kestrel Kings twice.", "supported"),
    ("season", "The highest attendance was 61,022 on September 13, 1987.", "supported"),
    ("season", "The highest attendance was on October 11, 1987.", "refuted"),
    ("season", "The game against Holm Hawks had an attendance of 60,405.", "supported"),
    ("season", "The result of week 2 was L 14-17.", "supported"),
    ("season", "The result of week 2 was W 31-28.", "refuted"),
    ("season", "Attendance was below 50,000 in only one week.", "supported"),
    ("season", "On October 4, 1987 the opponent was Holm Hawks.", "refuted"),
    ("riders", "Aldo Brandt scored 25 points.", "supported"),
    ("riders", "Jens Holt is from Denmark.", "supported"),
    ("riders", "Jens Holt is from Italy.", "refuted"),
    ("riders", "Two riders are from Italy.", "supported"),
    ("riders", "Three riders are from Italy.", "refuted"),
    ("riders", "Luca Sarti and Aldo Brandt ride for the same team.", "supported"),
    ("riders", "Piet Maas scored more points than Jens Holt.", "refuted"),
    ("riders", "The rider in position 3 is Piet Maas.", "supported"),
    ("riders", "Tomas Rehak has the fewest points.", "supported"),
    ("riders", "Velocita has 38 points in total.", "supported"),
    ("tv", "The Lamp was directed by Ann Rowe.", "supported"),
    ("tv", "Harbour Lights was directed by Ann Rowe.", "refuted"),
    ("tv", "Cold Water was watched by 3.45 million viewers.", "supported"),
    ("tv", "Cold Water was watched by 2.98 million viewers.", "refuted"),
    ("tv", "Ann Rowe directed three episodes.", "supported"),
    ("tv", "Bo Lind wrote 3 episodes.", "supported"),
    ("tv", "Episode 4 aired on January 25.", "supported"),
    ("tv", "The average number of viewers is 3.06 million.", "supported"),
    ("exports", "Timber fell from 12.5 in 2010 to 8.7 in 2020.", "supported"),
    ("exports", "Fish rose to 35 % in 2020.", "supported"),
    ("exports", "Fish accounted for 33.4 % of exports in 2020.", "refuted"),
    ("exports", "In 2015, fish was higher than timber.", "supported"),
    ("exports", "In 2015, timber was higher than machinery.", "refuted"),
    ("exports", "Timber decreased from 2010 to 2020.", "supported"),
    ("exports", "Machinery has always been above 25 %.", "refuted"),
    ("rates", "Unemployment among women in Eastholm is 7.9 %.", "supported"),
    ("rates", "Unemployment among men in Eastholm is 7.9 %.", "refuted"),
    ("rates", "Women have a higher rate than men in Westerly.", "supported"),
    ("rates", "Women have a higher rate than men in Southbay.", "refuted"),
    ("rates", "Southbay has the highest unemployment rate for both sexes.", "supported"),
    ("rates", "Westerly has the highest rate among men.", "refuted"),
    ("rates", "The rate for men is less than 10 % in all provinces.", "supported"),
    ("rates", "The rate for men is below 7 in every province.", "refuted"),
    ("rates", "The rate for both sexes ranges from 4.6 to 8.7.", "supported"),
    ("rates", "Rates ranged between 5.0 and 8.7 for both sexes.", "refuted"),
    ("rates", "Nearly 8 % of women in Eastholm are unemployed.", "supported"),
    ("rates", "GDP in Northmark grew by 3 %.", "not_enough_evidence"),
    ("rates", "", "not_enough_evidence"),
    ("rates", "42", "not_enough_evidence"),
]


@pytest.mark.parametrize(("table", "statement", "outcome"), CASES)
def test_a_statement_about_a_table(table: str, statement: str, outcome: str) -> None:
    caption, text = TABLES[table]
    checker = TableChecker(CellTable(table, tuple(tuple(row) for row in csv.reader(text.splitlines())), caption))
    assert checker.check(statement, read(statement).quantities).outcome == outcome
