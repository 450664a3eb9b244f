/**
 * Runs in the browser before the pages' own code. Zod would try once whether it may compile validators
 * (`new Function`); the content security policy forbids that and reports the try, so it is told not to.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
