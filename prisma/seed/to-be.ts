import type { Emotion } from "@/domain/emotion-words";
import type { ChannelSlug } from "./dimensions";
import type { DepartmentSlug } from "./organisation";

export type PlannedTouchpoint = Readonly<{
  name: string;
  channels: readonly ChannelSlug[];
  owner: DepartmentSlug;
  declared?: "basic" | "differentiator";
  isMoment?: boolean;
}>;
export type PlannedStage = Readonly<{
  name: string;
  wants: string;
  designed: Emotion;
  owner: DepartmentSlug;
  touchpoints: readonly PlannedTouchpoint[];
}>;

/** The journey as the CX office wants it to be, and the brokers' stages that are still being talked about. */
export const toBe = {
  slug: "customer-journey-to-be",
  name: "Northgate customer journey, to be",
  stages: [
    {
      name: "Notice",
      wants: "I want advice that helps me even if I never buy.",
      designed: "curious",
      owner: "marketing-brand",
      touchpoints: [
        {
          name: "Risk advice for my street",
          channels: ["website", "app"],
          owner: "marketing-brand",
          declared: "differentiator",
        },
      ],
    },
    {
      name: "Choose",
      wants: "I want one fair price, the same wherever I ask.",
      designed: "confident",
      owner: "distribution",
      touchpoints: [
        {
          name: "One quote for every channel",
          channels: ["website", "app", "phone", "broker"],
          owner: "distribution",
          declared: "basic",
          isMoment: true,
        },
        {
          name: "Price explained item by item",
          channels: ["website", "app"],
          owner: "underwriting-pricing",
          declared: "differentiator",
        },
      ],
    },
    {
      name: "Join",
      wants: "I want to be certain that my cover has started and is right.",
      designed: "relieved",
      owner: "policy-operations",
      touchpoints: [
        { name: "Cover in five minutes", channels: ["app", "website"], owner: "policy-operations" },
        {
          name: "Welcome call with a cover check",
          channels: ["phone"],
          owner: "contact-centre",
          declared: "differentiator",
        },
      ],
    },
    {
      name: "Claim",
      wants: "I want one person who decides, and a day on which I am paid.",
      designed: "relieved",
      owner: "claims",
      touchpoints: [
        {
          name: "One named handler",
          channels: ["phone", "app"],
          owner: "claims",
          declared: "differentiator",
          isMoment: true,
        },
        { name: "Status without asking", channels: ["app", "e-mail"], owner: "claims", declared: "basic" },
        {
          name: "Paid on the day of the decision",
          channels: ["app"],
          owner: "finance-payments",
          isMoment: true,
        },
      ],
    },
    {
      name: "Stay",
      wants: "I want no surprise at renewal, and to hear from you before I ask.",
      designed: "valued",
      owner: "retention-renewals",
      touchpoints: [
        {
          name: "Yearly cover review",
          channels: ["phone", "branch"],
          owner: "retention-renewals",
          declared: "differentiator",
        },
        {
          name: "Renewal with reasons",
          channels: ["e-mail", "letter"],
          owner: "retention-renewals",
          declared: "basic",
        },
      ],
    },
  ] satisfies readonly PlannedStage[] as readonly PlannedStage[],
  brokerStages: [
    {
      name: "Find appetite",
      wants: "I want to know in a minute whether you will quote.",
      designed: "confident",
      owner: "underwriting-pricing",
      touchpoints: [],
    },
    {
      name: "Submit and bind",
      wants: "I want to type a risk once.",
      designed: "relieved",
      owner: "distribution",
      touchpoints: [],
    },
  ] satisfies readonly PlannedStage[] as readonly PlannedStage[],
} as const;
