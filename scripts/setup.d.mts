export const root: string;
export function findBrowser(): string | undefined;
export function setup(): void;
export function run(command: string, args: string[], env?: Record<string, string>): void;
