import type { Emotion } from "@/domain/emotion-words";
import type { DepartmentSlug } from "./organisation";

/** What a stage is designed to leave, and who answers for it as a whole. */
export type SeedStagePlan = Readonly<{ stage: string; owner: DepartmentSlug; designed: Emotion | null }>;

/** Nobody has designed how Awareness should feel: a finding, not a slip. */
export const stagePlans: readonly SeedStagePlan[] = [
  { stage: "awareness", owner: "marketing-brand", designed: null },
  { stage: "discovery", owner: "digital-channels", designed: "curious" },
  { stage: "attraction", owner: "distribution", designed: "confident" },
  { stage: "interaction", owner: "distribution", designed: "valued" },
  { stage: "purchase", owner: "policy-operations", designed: "relieved" },
  { stage: "use", owner: "claims", designed: "relieved" },
  { stage: "cultivation", owner: "retention-renewals", designed: "valued" },
  { stage: "advocacy", owner: "cx-office", designed: "proud" },
];

/** What hurts when it goes wrong and earns no thanks when it goes right. */
export const basics: readonly string[] = [
  "website",
  "comparison-site",
  "online-quote",
  "call-back",
  "document-upload",
  "payment",
  "policy-pack",
  "first-bill",
  "claim-status",
  "claim-payment",
  "repair",
  "renewal-notice",
  "price-change-letter",
  "change-of-details",
  "cancellation",
];

/** What nobody expects and everybody tells. */
export const differentiators: readonly string[] = [
  "risk-advice",
  "cover-guide",
  "quote-chat",
  "adviser-meeting",
  "welcome-call",
  "app",
  "cover-review",
  "recommend-a-friend",
  "customer-panel",
];

/** Where customers decide whether to stay. */
export const momentsOfTruth: readonly string[] = [
  "online-quote",
  "claim-report",
  "settlement-offer",
  "renewal-notice",
  "complaint-handling",
];

type Contribution = Readonly<{ part: "responsible" | "consulted" | "informed"; sentence: string }>;

/** What a department brings to other departments' touchpoints. */
export const contributions: Readonly<Record<DepartmentSlug, Contribution>> = {
  "marketing-brand": { part: "consulted", sentence: "Checks that words and promises match the brand." },
  "digital-channels": { part: "responsible", sentence: "Builds and mends what customers see on screens." },
  distribution: { part: "consulted", sentence: "Knows what brokers and branches are told." },
  "underwriting-pricing": { part: "responsible", sentence: "Sets price and cover, and explains both." },
  "policy-operations": { part: "responsible", sentence: "Issues and changes policies on time." },
  "contact-centre": { part: "responsible", sentence: "Answers customers who call or write about it." },
  claims: { part: "responsible", sentence: "Says where a claim stands and what comes next." },
  "assessors-network": { part: "responsible", sentence: "Keeps appointments of assessors and garages." },
  "retention-renewals": { part: "consulted", sentence: "Knows why customers stay or leave." },
  "finance-payments": { part: "responsible", sentence: "Pays, charges and refunds the right amount." },
  "legal-compliance": { part: "consulted", sentence: "Approves the wording before it goes out." },
  it: { part: "responsible", sentence: "Keeps the systems behind it up and quick." },
  "people-training": { part: "informed", sentence: "Trains the people who do this." },
  "cx-office": { part: "informed", sentence: "Keeps the map and the scores of it." },
};
