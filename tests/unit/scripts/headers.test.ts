import { describe, expect, it } from 'vitest';
import {
  appPolicy,
  clientPolicy,
  hashOfScript,
  headersFor,
  inlineScriptOf,
  policyMeta,
  policyText,
  previewPolicy,
} from '../../../scripts/headers.ts';

const policyOf = (headers: Record<string, string>): string[] =>
  (headers['Content-Security-Policy'] ?? '').split('; ');

describe('the headers', () => {
  it('are the same for every path of the app', () => {
    const paths = ['/', '/index.html', '/x.js', '/sql.wasm', '/service-worker.js', '/nope', ''];
    const all = paths.map((path) => headersFor(path, null));
    expect(new Set(all.map((headers) => JSON.stringify(headers))).size).toBe(1);
    expect(all[0]).toMatchObject({
      'Connection-Allowlist': '(response-origin)',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-DNS-Prefetch-Control': 'off',
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
      'Cache-Control': 'no-cache',
    });
  });

  it('forbid whatever the app does not need', () => {
    const policy = policyOf(headersFor('/', null));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain('trusted-types default svelte-trusted-html');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.join()).not.toMatch(/'unsafe-(inline|eval)'|https?:|\*/);
  });

  it('let only what is named by content be kept for good', () => {
    const keeping = (path: string): string | undefined => headersFor(path, null)['Cache-Control'];
    expect(keeping('/assets/index-DiwrgTda.js')).toBe('public, max-age=31536000, immutable');
    expect(keeping('/assets/sql-wasm-browser-C_x-91aZ.wasm')).toContain('immutable');
    for (const path of [
      '/index.html',
      '/assets/plain.js',
      '/theme-boot.js',
      '/x/assets/a-DiwrgTda.js',
    ]) {
      expect(keeping(path)).toBe('no-cache');
    }
  });

  it('give the preview page a policy of its own', () => {
    const headers = headersFor('/preview.html', 'sha256-abc=');
    expect(headers['Content-Security-Policy']).toBe(policyText(previewPolicy('sha256-abc=')));
    expect(policyOf(headers)).toContain("script-src 'sha256-abc='");
    expect(policyOf(headers)).toContain('sandbox allow-scripts');
    expect(policyOf(headers)).toContain("frame-ancestors 'self'");
    expect(headers['Connection-Allowlist']).toBe('()');
    expect(headersFor('/x/preview.html', 'sha256-abc=')).toEqual(headersFor('/', null));
  });
});

describe("the request client's headers", () => {
  const headers = headersFor('/', null, 'client');

  it('let it speak to what the person names, over https or on this machine, and to nothing else', () => {
    expect(policyOf(headers)).toContain(
      "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
    );
    expect(headers).not.toHaveProperty('Connection-Allowlist');
  });

  it("are the explorer's or stricter in all else", () => {
    const { 'Content-Security-Policy': policy, ...rest } = headers;
    expect(headersFor('/', null)).toMatchObject(rest);
    expect(policy).toBe(policyText(clientPolicy));
    expect(policy).not.toMatch(/unsafe|blob:|data:/);
    expect(Object.keys(clientPolicy)).toEqual(Object.keys(appPolicy));
    for (const same of ['default-src', 'style-src', 'form-action', 'require-trusted-types-for']) {
      expect(clientPolicy[same], same).toBe(appPolicy[same]);
    }
  });

  it('are the same for a preview page it does not have', () => {
    expect(headersFor('/preview.html', 'sha256-abc=', 'client')).toEqual(headers);
  });
});

describe('the twin', () => {
  it('says all but what a <meta> may not', () => {
    const meta = policyMeta(appPolicy);
    for (const [directive, value] of Object.entries(appPolicy)) {
      expect(meta.includes(`${directive} ${value}`)).toBe(directive !== 'frame-ancestors');
    }
    expect(policyMeta(previewPolicy('sha256-x'))).not.toMatch(/sandbox|frame-ancestors/);
  });
});

describe('a script named by its hash', () => {
  it('is found in its page and hashed as a browser does', () => {
    expect(inlineScriptOf('<p></p><script>alert(1)</script>')).toBe('alert(1)');
    expect(inlineScriptOf('<p></p>')).toBeNull();
    // echo -n 'alert(1)' | openssl dgst -sha256 -binary | base64
    expect(hashOfScript('alert(1)')).toBe('sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=');
  });
});
