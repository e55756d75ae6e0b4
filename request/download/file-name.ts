const longest = 120;

/** A name for the downloaded file, made anew of what the vendor calls it; never a path, never hidden. */
export function fileNameOf(name: string, filePath: string): string {
  const last = URL.parse(filePath)?.pathname.split('/').at(-1) ?? '';
  const base = cleaned(name) || cleaned(decoded(last).replace(/\.zip$/i, '')) || 'backup';
  return `${base.replace(/\.zip$/i, '')}.zip`;
}

function cleaned(name: string): string {
  const plain = name
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*%]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return Array.from(plain).slice(0, longest).join('').trimEnd();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
