/** Northgate Insurance, invented: a general insurer that sells direct, through brokers and in branches. */

export const organisation = {
  name: "Northgate Insurance",
  timeZone: "Europe/London",
  currency: "GBP",
} as const;

/** In the order of the organisation chart. Nobody owns the whole journey, which is why there are so many. */
export const departments = [
  { slug: "marketing-brand", name: "Marketing & Brand" },
  { slug: "digital-channels", name: "Digital Channels" },
  { slug: "distribution", name: "Distribution" },
  { slug: "underwriting-pricing", name: "Underwriting & Pricing" },
  { slug: "policy-operations", name: "Policy Operations" },
  { slug: "contact-centre", name: "Contact Centre" },
  { slug: "claims", name: "Claims" },
  { slug: "assessors-network", name: "Assessors & Network" },
  { slug: "retention-renewals", name: "Retention & Renewals" },
  { slug: "finance-payments", name: "Finance & Payments" },
  { slug: "legal-compliance", name: "Legal & Compliance" },
  { slug: "it", name: "IT" },
  { slug: "people-training", name: "People & Training" },
  { slug: "cx-office", name: "CX Office" },
] as const;
export type DepartmentSlug = (typeof departments)[number]["slug"];

export type SeedGrant =
  | Readonly<{ role: "executive" | "admin" }>
  | Readonly<{ role: "head" | "member"; department: DepartmentSlug }>;
export type SeedPerson = Readonly<{ email: string; name: string; grants: readonly SeedGrant[] }>;

function headOf(department: DepartmentSlug, name: string): SeedPerson {
  return { email: `head.${department}@northgate.example`, name, grants: [{ role: "head", department }] };
}

function memberOf(department: DepartmentSlug, name: string): SeedPerson {
  return { email: `member.${department}@northgate.example`, name, grants: [{ role: "member", department }] };
}

/** IT and People & Training have no head: a finding for the page of departments, not a slip. */
export const people: readonly SeedPerson[] = [
  { email: "executive@northgate.example", name: "Eleanor Hart", grants: [{ role: "executive" }] },
  { email: "admin@northgate.example", name: "Priya Nair", grants: [{ role: "admin" }] },
  headOf("claims", "Hana Okafor"),
  memberOf("claims", "Tom Whitfield"),
  headOf("marketing-brand", "Marcus Bell"),
  headOf("digital-channels", "Ines Carvalho"),
  headOf("distribution", "Gareth Pugh"),
  headOf("underwriting-pricing", "Sunita Rao"),
  headOf("policy-operations", "Owen Fairley"),
  headOf("contact-centre", "Dawn Achebe"),
  memberOf("contact-centre", "Luca Marino"),
  headOf("assessors-network", "Fergus Doyle"),
  headOf("retention-renewals", "Yasmin Karim"),
  headOf("finance-payments", "Robert Lindqvist"),
  headOf("legal-compliance", "Amelia Thorne"),
  headOf("cx-office", "Noor Haddad"),
];
