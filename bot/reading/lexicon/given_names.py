"""Given names usual in English and French Canada and the United States, folded.

Those that are ordinary words, goods, months, places or surnames of public persons first of all
(Mark, Bill, Jack, May, Victoria, Ford) are left out: what stands around them tells them.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    {
        "aaron", "adam", "adrian", "aisha", "alain", "alan", "alex", "alexandra", "alexandre",
        "alexis", "ali", "alice", "alicia", "amanda", "amelie", "amir", "amy", "andre", "andrea",
        "andrew", "andy", "angela", "anita", "ann", "anna", "anne", "annie", "anthony", "antoine",
        "arjun", "arthur", "ashley", "audrey", "barb", "barbara", "beatrice", "ben", "benjamin",
        "benoit", "bernard", "beth", "betty", "bob", "bobby", "brad", "brandon", "brenda",
        "brent", "brian", "bruce", "bruno", "camille", "carl", "carla", "carlos", "caroline",
        "catherine", "cathy", "cedric", "celine", "chantal", "charles", "chloe", "chris",
        "christian", "christine", "christopher", "claire", "claudia", "colin", "connor",
        "craig", "cynthia", "dan", "daniel", "danielle", "dave", "david", "deb", "deborah",
        "denis", "dennis", "derek", "diana", "diane", "dominic", "dominique", "don", "donna",
        "doug", "dylan", "ed", "eddie", "edward", "elena", "elizabeth", "ellen", "emily", "emma",
        "emmanuel", "eric", "erica", "erin", "ethan", "etienne", "eva", "evan", "fatima", "felix",
        "fernando", "francis", "francois", "frank", "fred", "frederic", "gabriel", "gabrielle",
        "gary", "genevieve", "geoff", "george", "gerald", "gilles", "greg", "gregory",
        "guillaume", "hannah", "hans", "harold", "harry", "hassan", "heather", "heidi", "helen",
        "henry", "hugo", "ian", "igor", "isabelle", "ivan", "jackie", "jacob", "jacques", "jake",
        "james", "jamie", "jane", "janet", "janice", "jason", "jeff", "jeffrey", "jen",
        "jennifer", "jenny", "jeremy", "jerome", "jerry", "jess", "jesse", "jessica", "jim",
        "jimmy", "joan", "joanne", "joe", "joel", "joey", "johanne", "john", "johnny", "jon",
        "jonathan", "jose", "joseph", "josh", "joshua", "juan", "judy", "julia", "julie",
        "julien", "justin", "karen", "karim", "karine", "kate", "katherine", "kathleen", "kathy",
        "katie", "keith", "kelly", "ken", "kenneth", "kevin", "kim", "kyle", "larry", "laura",
        "lauren", "laurent", "lea", "leo", "linda", "lisa", "liz", "logan", "lori", "louis",
        "louise", "luc", "lucas", "lucie", "luis", "luke", "lynn", "manon", "marc", "marcel",
        "marco", "marcus", "margaret", "maria", "marie", "marilyn", "marion", "martine", "mary",
        "mathieu", "matt", "matthew", "maude", "maxime", "megan", "mehdi", "melanie", "melissa",
        "michael", "michel", "michele", "michelle", "miguel", "mike", "mitch", "mohamed",
        "mohammed", "monica", "monique", "nadia", "nancy", "natalie", "nathalie", "nathan",
        "neil", "nicholas", "nick", "nicolas", "nicole", "nina", "noah", "nora", "olga", "oliver",
        "olivia", "olivier", "omar", "oscar", "pablo", "pam", "pascal", "patricia", "patrick",
        "paul", "paula", "pedro", "peter", "phil", "philip", "philippe", "pierre", "priya",
        "rachel", "rahul", "raj", "ralph", "raymond", "rebecca", "rejean", "renee", "ricardo",
        "richard", "robert", "roberto", "robin", "roger", "ron", "ronald", "roxanne", "roy",
        "ruth", "ryan", "sabrina", "sally", "sam", "samantha", "samuel", "sandra", "sanjay",
        "sara", "sarah", "scott", "sean", "sebastien", "serge", "sergio", "shannon", "sharon",
        "shawn", "sheila", "simon", "simone", "sofia", "sophie", "stan", "stella", "stephane",
        "stephanie", "stephen", "steve", "steven", "stuart", "susan", "suzanne", "sylvain",
        "sylvie", "tanya", "tara", "ted", "teresa", "terry", "theo", "theresa", "thierry",
        "thomas", "tim", "todd", "tom", "tommy", "tony", "tracy", "trevor", "tyler", "valerie",
        "vanessa", "veronique", "victor", "vincent", "virginie", "walter", "wayne", "wendy",
        "xavier", "yan", "yann", "yasmine", "yuki", "yves", "yvon", "yvonne", "zach", "zoe",
    }
)  # fmt: skip
