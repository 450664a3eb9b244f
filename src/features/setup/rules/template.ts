/** Eight stages that fit most businesses, and what customers want in each; touchpoints come with the first import. */
export const STAGES = [
  { slug: "notice", name: "Notice", wants: "I want to see that you understand what I need." },
  { slug: "compare", name: "Compare", wants: "I want to find out quickly whether you are right for me." },
  { slug: "buy", name: "Buy", wants: "I want to decide without surprises." },
  { slug: "start", name: "Start", wants: "I want to get going without asking anybody." },
  { slug: "use", name: "Use", wants: "I want it to work, every day." },
  { slug: "get-help", name: "Get help", wants: "I want somebody who solves it the first time." },
  { slug: "pay", name: "Pay", wants: "I want a bill that I understand." },
  {
    slug: "stay-or-leave",
    name: "Stay or leave",
    wants: "I want to be worth something to you, also when I go.",
  },
] as const;
