import type { PoolClient } from "pg";
import type { SeedCalendar } from "./calendar";
import type { DepartmentSlug } from "./organisation";

const sentence = "When something goes wrong, customers feel that we are on their side.";
const principles = [
  "We say what happens next before anybody has to ask",
  "One story, told once",
  "We promise what operations can keep",
  "No surprise is a good surprise when it costs money",
];

/** Two heads have not read it yet: a finding, not a slip. */
const unread: readonly DepartmentSlug[] = ["claims", "finance-payments"];

/** Writes the vision of the sample and who has acknowledged it. */
export async function writeVision(client: PoolClient, { window }: SeedCalendar): Promise<void> {
  await client.query(
    `INSERT INTO vision (number, sentence, principles, written_by, written_at)
     SELECT 1, $1, $2, (SELECT id FROM person WHERE email = 'executive@northgate.example'), $3::date - 120`,
    [sentence, principles, window.to],
  );
  await client.query(
    `INSERT INTO vision_acknowledgement (number, department_id, person_id, acknowledged_at)
     SELECT DISTINCT ON (g.department_id) 1, g.department_id, g.person_id, $1::date - 100 + g.department_id
     FROM grant_held AS g JOIN department AS d ON d.id = g.department_id
     WHERE g.role = 'head' AND NOT d.slug = ANY($2) ORDER BY g.department_id, g.id`,
    [window.to, unread],
  );
}
