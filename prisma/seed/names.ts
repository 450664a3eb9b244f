import type { Random } from "./random";

// prettier-ignore
const firstNames = [
  "Adam", "Aisha", "Alan", "Alice", "Amir", "Amy", "Andrea", "Anil", "Anna", "Arthur", "Asha", "Ben", "Beth", "Bilal",
  "Bryony", "Callum", "Carla", "Cerys", "Charlie", "Chloe", "Claire", "Colin", "Dan", "Deepa", "Derek", "Dina", "Elif",
  "Ella", "Emeka", "Emma", "Ewan", "Farah", "Femi", "Fiona", "Freya", "George", "Gita", "Grace", "Graham", "Hamza",
  "Hannah", "Harry", "Heather", "Iain", "Imran", "Isla", "Ivy", "Jack", "Janet", "Jay", "Jess", "Joan", "Joel", "Karen",
  "Kavita", "Keith", "Kofi", "Laura", "Leah", "Lena", "Lewis", "Lucy", "Malik", "Maria", "Martin", "Maya", "Megan",
  "Mohammed", "Nadia", "Naomi", "Neil", "Nia", "Nisha", "Olivia", "Omar", "Oscar", "Paul", "Petra", "Rachel", "Rahul",
  "Ravi", "Rhys", "Rosa", "Ruth", "Ryan", "Sam", "Sana", "Sean", "Shirin", "Sophie", "Stefan", "Sue", "Tariq", "Tess",
  "Thomas", "Tony", "Uma", "Vera", "Will", "Yusuf", "Zara", "Zoe",
];

// prettier-ignore
const lastNames = [
  "Abbott", "Adeyemi", "Ahmed", "Akhtar", "Allen", "Anand", "Armstrong", "Bailey", "Baker", "Banerjee", "Barker",
  "Begum", "Bennett", "Boateng", "Brooks", "Burns", "Campbell", "Carr", "Chan", "Chowdhury", "Clarke", "Cole", "Cooper",
  "Cox", "Daniels", "Davies", "Dean", "Dixon", "Doyle", "Edwards", "Ellis", "Evans", "Farrell", "Fisher", "Fletcher",
  "Foster", "Fraser", "Gibson", "Gill", "Gordon", "Grant", "Green", "Hall", "Harper", "Hassan", "Hughes", "Hussain",
  "Iqbal", "Jackson", "James", "Jenkins", "Johal", "Kapoor", "Kaur", "Kelly", "Khan", "Knight", "Lawson", "Lee", "Lloyd",
  "Lowe", "Marsh", "Mason", "Mbeki", "McKay", "Mehta", "Mills", "Moore", "Morgan", "Murphy", "Nguyen", "Nolan", "Novak",
  "Okoye", "Osei", "Owen", "Palmer", "Parry", "Patel", "Perry", "Pike", "Porter", "Quinn", "Rahman", "Reid", "Rossi",
  "Russell", "Sandhu", "Shah", "Sharma", "Shaw", "Silva", "Singh", "Stone", "Tahir", "Taylor", "Turner", "Walsh", "Ward",
  "Webb", "Wilson", "Wood", "Wright", "Yilmaz", "Young",
];

// prettier-ignore
const firmWords = ["Harbour", "Vale", "Meridian", "Castle", "Northfield", "Beacon", "Oakley", "Ridgeway", "Severn",
  "Tyne", "Camden", "Priory", "Kingsway", "Albion", "Lakeland", "Foxglove"];
const firmEndings = ["Insurance Brokers", "& Partners", "Risk Advisers", "Cover", "Broking", "& Sons"];

export function personName(random: Random): { first: string; last: string } {
  return { first: random.pick(firstNames), last: random.pick(lastNames) };
}

export function firmName(random: Random): string {
  return `${random.pick(firmWords)} ${random.pick(lastNames)} ${random.pick(firmEndings)}`;
}
