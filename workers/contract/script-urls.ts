interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

/**
 * Lets this thread start workers under Trusted Types: only scripts of our own origin, never `blob:` or `data:`.
 * Every thread that starts a worker calls it once (hazards.md 4.2).
 */
export function allowOwnScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', { createScriptURL: ownScript });
}

function ownScript(url: string): string {
  const { href, origin, protocol } = new URL(url, globalThis.location.href);
  const isOwn = origin === globalThis.location.origin && /^https?:$/.test(protocol);
  if (!isOwn) throw new TypeError('Only scripts of this application may be started.');
  return href;
}
