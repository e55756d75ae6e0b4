/** Functions of CSS that fetch what they name, once their escapes are resolved. */
const fetching = /(?:url|image|image-set|src|cross-fade|element)\s*\(/i;

/** An address that holds its picture, as the browser writes it. */
const ownPicture = /url\("data:image\/[^"\\]*"\)/gi;

/** A style sheet's text without anything that fetches. `blocked` counts what was taken out. */
export function safeSheet(css: string): { text: string; blocked: number } {
  const sheet = new CSSStyleSheet();
  // A sheet made this way fetches nothing and leaves out every @import.
  sheet.replaceSync(css);
  const imports = css.match(/@import\b/gi)?.length ?? 0;
  const kept = [...sheet.cssRules].map(safeRule);
  return {
    text: kept.map(({ text }) => text).join('\n'),
    blocked: kept.reduce((sum, { blocked }) => sum + blocked, imports),
  };
}

/** Takes declarations that fetch out of an element's style or a rule; gives how many. */
export function cleanDeclarations(style: CSSStyleDeclaration): number {
  const names = Array.from(style).filter((name) => fetches(style.getPropertyValue(name)));
  for (const name of names) style.removeProperty(name);
  return names.length;
}

function safeRule(rule: CSSRule): { text: string; blocked: number } {
  if (rule instanceof CSSStyleRule && rule.cssRules.length === 0) {
    const blocked = cleanDeclarations(rule.style);
    return { text: rule.cssText, blocked };
  }
  if (!fetches(rule.cssText)) return { text: rule.cssText, blocked: 0 };
  if (rule instanceof CSSMediaRule) {
    const inner = [...rule.cssRules].map(safeRule);
    return {
      text: `@media ${rule.media.mediaText} {${inner.map(({ text }) => text).join('\n')}}`,
      blocked: inner.reduce((sum, { blocked }) => sum + blocked, 0),
    };
  }
  return { text: '', blocked: 1 };
}

/** The values of custom properties keep their escapes, which can spell anything. */
function fetches(value: string): boolean {
  const rest = value.replace(ownPicture, '');
  return fetching.test(rest) || rest.includes('\\');
}
