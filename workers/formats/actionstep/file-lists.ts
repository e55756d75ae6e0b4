import type { FileList } from '../format.ts';

/** The tables that list files, and where the files lie (README.md). */
export const fileLists: readonly FileList[] = [
  {
    table: 'document_log',
    view: 'documents',
    title: 'Document',
    folders: ['documents'],
    storedNames: ['file_name'],
    givenNames: [],
    directory: 'directory',
    deleted: 'is_deleted',
    owner: 'action_id',
    created: 'created_date',
    prefixes: [],
  },
  {
    table: 'email_attachment',
    view: 'attachments',
    title: 'Attachment',
    folders: ['email', 'attachments'],
    storedNames: ['file_name', 'old_nfs_path'],
    givenNames: ['display_name'],
    owner: 'email_id',
    prefixes: [
      { lead: '', column: 'attachment_id' },
      { lead: '', column: 'email_id' },
    ],
  },
  {
    table: 'participant_document',
    view: 'contact-documents',
    title: 'Document',
    folders: ['participant', 'documents'],
    storedNames: ['file_name'],
    givenNames: ['name'],
    owner: 'participant_id',
    prefixes: [{ lead: 'pid_', column: 'participant_id' }],
  },
];

/** The first folder of a path that means something here, and the one in it. */
const MEANING = /(?:^|\/)(data|documents|email|participant)\/(?:([^/]*)\/)?/i;

/** A file of a list lies below the list's folders; below another folder that means something, it is not one. */
export function listOf(path: string): string | null {
  if (path.endsWith('/')) return null;
  const [, outer = '', inner = ''] = MEANING.exec(path) ?? [];
  const found = [outer.toLowerCase(), inner.toLowerCase()];
  const list = fileLists.find(({ folders }) => folders.every((folder, at) => folder === found[at]));
  return list?.table ?? null;
}
