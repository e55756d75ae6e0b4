import { createHash } from 'node:crypto';

/** Directive by directive: hazards.md 4.2 says what each is for and what was measured. */
export type Policy = Readonly<Record<string, string>>;

export const appPolicy: Policy = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'self'",
  'manifest-src': "'self'",
  'media-src': 'blob:',
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default svelte-trusted-html',
};

/** The request client's: it may speak to an API over https or on this machine, and needs less of all else. */
export const clientPolicy: Policy = {
  ...appPolicy,
  'script-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self' https: http://localhost:* http://127.0.0.1:*",
  'frame-src': "'none'",
  'media-src': "'none'",
};

/** Which page is served: each has an origin of its own. */
export type SiteName = 'explorer' | 'client';

/** The preview frame's own policy: an opaque origin, one script known by its hash, no requests at all. */
export function previewPolicy(scriptHash: string): Policy {
  return {
    'default-src': "'none'",
    'script-src': `'${scriptHash}'`,
    'style-src': "'unsafe-inline'",
    'img-src': 'blob: data:',
    'font-src': 'data:',
    sandbox: 'allow-scripts',
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'self'",
  };
}

export const previewPath = '/preview.html';

const sharedHeaders: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), publickey-credentials-get=(), display-capture=(), browsing-topics=(), idle-detection=(), clipboard-read=()',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
};

const siteHeaders: Readonly<Record<SiteName, Readonly<Record<string, string>>>> = {
  explorer: {
    'Content-Security-Policy': policyText(appPolicy),
    'Connection-Allowlist': '(response-origin)',
    ...sharedHeaders,
  },
  // An allow-list of connections cannot name an API that the person gives: the policy and the code hold here.
  client: { 'Content-Security-Policy': policyText(clientPolicy), ...sharedHeaders },
};

/** What the build names by content, and so never changes under its name. */
const hashedAsset = /^\/assets\/[^/]+-[\w-]{8}\.\w+$/;

/** The headers of a response, found or not. `scriptHash` is that of the preview page's script. */
export function headersFor(
  path: string,
  scriptHash: string | null,
  site: SiteName = 'explorer',
): Record<string, string> {
  const headers = {
    ...siteHeaders[site],
    'Cache-Control': hashedAsset.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (site !== 'explorer' || path !== previewPath || scriptHash === null) return headers;
  return {
    ...headers,
    'Content-Security-Policy': policyText(previewPolicy(scriptHash)),
    'Connection-Allowlist': '()',
  };
}

export function policyText(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}

const headerOnly = new Set(['frame-ancestors', 'sandbox']);

/** The policy's twin for hosts that set no headers, less what a `<meta>` may not say. */
export function policyMeta(policy: Policy): string {
  const allowed = Object.entries(policy).filter(([directive]) => !headerOnly.has(directive));
  const content = policyText(Object.fromEntries(allowed));
  return `<meta http-equiv="Content-Security-Policy" content="${content}" />`;
}

/** `sha256-…` as a policy names a script by its text. */
export function hashOfScript(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The text of a page's only inline script. */
export function inlineScriptOf(page: string): string | null {
  return /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? null;
}
