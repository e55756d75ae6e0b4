/** Now, as the tracker notes it. */
export const moment = (): string => new Date().toISOString();

export const now = (): Date => new Date();
