/** How customers reach the insurer, what they have insured, who they are, and what they are asked. */

export const channels = [
  { slug: "app", name: "App" },
  { slug: "website", name: "Website" },
  { slug: "chat", name: "Chat" },
  { slug: "phone", name: "Phone" },
  { slug: "e-mail", name: "E-mail" },
  { slug: "letter", name: "Letter" },
  { slug: "branch", name: "Branch" },
  { slug: "broker", name: "Broker" },
] as const;
export type ChannelSlug = (typeof channels)[number]["slug"];

/** Lines of business. `revenue` is the median premium a year in pounds, `spread` the σ of its logarithm. */
export const segments = [
  { slug: "motor", name: "Motor", share: 40, revenue: 520, spread: 0.45 },
  { slug: "home", name: "Home", share: 28, revenue: 340, spread: 0.5 },
  { slug: "health", name: "Health", share: 12, revenue: 1350, spread: 0.55 },
  { slug: "life", name: "Life", share: 10, revenue: 610, spread: 0.7 },
  { slug: "small-business", name: "Small business", share: 10, revenue: 2600, spread: 1.1 },
] as const;
export type SegmentSlug = (typeof segments)[number]["slug"];

export const personas = [
  {
    slug: "first-car-farah",
    name: "First-car Farah",
    about: "24, comparison sites and the app, price first, wants it done in minutes.",
    channels: ["app", "website", "chat"],
  },
  {
    slug: "family-farouk-and-lena",
    name: "Family Farouk & Lena",
    about: "41, home, motor and health through a broker, want one contact for everything.",
    channels: ["broker", "app", "e-mail"],
  },
  {
    slug: "shop-owner-sana",
    name: "Shop-owner Sana",
    about: "52, small-business package at the branch, wants certainty and paper.",
    channels: ["branch", "letter", "phone"],
  },
  {
    slug: "retired-rashid",
    name: "Retired Rashid",
    about: "68, health and life by telephone, wants to be heard.",
    channels: ["phone", "letter", "branch"],
  },
  {
    slug: "broker-bilal",
    name: "Broker Bilal",
    about: "Places his clients' business with several insurers and stays where answers come quickly.",
    channels: ["broker", "phone", "e-mail"],
  },
] as const satisfies readonly {
  slug: string;
  name: string;
  about: string;
  channels: readonly ChannelSlug[];
}[];
export type PersonaSlug = (typeof personas)[number]["slug"];

export const surveys = [
  {
    key: "relationship",
    name: "How are we doing?",
    countsInScore: true,
    responseRate: 0.205,
    questions: [
      { kind: "recommend", wording: "How likely are you to recommend Northgate to a friend or colleague?" },
      { kind: "comment", wording: "What is the main reason for your score?" },
      { kind: "emotion", wording: "How do you feel about Northgate at the moment?" },
      { kind: "may we contact you", wording: "May we contact you about your answer?" },
    ],
  },
  {
    key: "after-contact",
    name: "After your contact with us",
    countsInScore: true,
    responseRate: 0.235,
    questions: [
      { kind: "recommend", wording: "After this contact, how likely are you to recommend Northgate?" },
      { kind: "satisfaction", wording: "How satisfied are you with the way we dealt with it?" },
      { kind: "effort", wording: "Northgate made it easy for me. Do you agree?" },
      { kind: "promise kept", wording: "Did we do what we promised?" },
      { kind: "emotion", wording: "How did it leave you feeling?" },
      { kind: "comment", wording: "What went well, or what went wrong?" },
    ],
  },
  {
    key: "broker",
    name: "Broker survey",
    countsInScore: true,
    responseRate: 0.265,
    questions: [
      { kind: "recommend", wording: "How likely are you to recommend Northgate to another broker?" },
      { kind: "satisfaction", wording: "How satisfied are you with our service to your firm?" },
      { kind: "effort", wording: "Northgate is easy to do business with. Do you agree?" },
      { kind: "comment", wording: "What should we keep doing, and what should we change?" },
    ],
  },
  {
    key: "chat-pilot",
    name: "Chat assistant pilot",
    countsInScore: false,
    responseRate: 0.19,
    questions: [
      { kind: "recommend", wording: "How likely are you to recommend our chat assistant?" },
      { kind: "effort", wording: "The assistant made it easy for me. Do you agree?" },
      { kind: "comment", wording: "What would have helped you more?" },
    ],
  },
] as const;
export type SurveyKey = (typeof surveys)[number]["key"];
