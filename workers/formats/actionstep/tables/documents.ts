import type { Schema } from '../../define.ts';

/** Documents, and the folders they lie in. The document log's header is the one header that is public. */
export const documents = {
  document_log: {
    label: 'Documents',
    file: 'document_log.csv',
    about:
      'The list of every document on a matter. The files themselves lie in the backup’s documents folder.',
    key: ['log_id'],
    title: 'document_name',
    titleParts: ['file_name'],
    facts: ['action_id', 'folder_id', 'created_date', 'created_by', 'file_type'],
    columns: {
      log_id: {
        kind: 'id',
        label: 'Document no.',
        about: 'The number of the entry in the list.',
        aliases: ['document_id', 'id'],
      },
      action_id: { kind: 'id', label: 'Matter', aliases: ['matter_id'], references: 'actions' },
      document_name: { kind: 'text', label: 'Document', aliases: ['name'] },
      template_id: {
        kind: 'id',
        label: 'Template',
        about: 'The template the document was made from; templates are not in the backup.',
      },
      file_name: {
        kind: 'text',
        label: 'File',
        about: 'The name of the file below the backup’s documents folder.',
        aliases: ['filename', 'stored_name'],
      },
      directory: { kind: 'text', label: 'Directory' },
      folder_id: { kind: 'id', label: 'Folder id', references: 'action_folder' },
      file_type: { kind: 'text', label: 'File type', aliases: ['extension'] },
      created_by: { kind: 'text', label: 'By' },
      modified_by: { kind: 'text', label: 'Changed by' },
      created_date: { kind: 'stamp', label: 'Date', aliases: ['created_timestamp'] },
      last_modified: { kind: 'stamp', label: 'Changed', aliases: ['modified_timestamp'] },
      document_timestamp: {
        kind: 'stamp',
        label: 'Document date',
        about: 'A date given to the document by hand or by its maker.',
      },
      is_deleted: {
        kind: 'flag',
        label: 'Deleted',
        about: 'Deleted documents stay in the list; their files are not in the backup.',
      },
    },
  },
  action_folder: {
    label: 'Folders',
    file: 'action_folder.csv',
    about: 'The folders that documents of a matter are sorted into.',
    key: ['folder_id'],
    title: 'name',
    facts: ['action_id', 'action_type_id', 'parent_folder_id'],
    columns: {
      folder_id: { kind: 'id', label: 'Folder', aliases: ['id', 'action_folder_id'] },
      name: { kind: 'text', label: 'Name', aliases: ['folder_name'] },
      parent_folder_id: {
        kind: 'id',
        label: 'Inside',
        about: 'The folder this one lies in.',
        aliases: ['parent_id', 'parent_folder'],
        references: 'action_folder',
      },
      action_type_id: { kind: 'id', label: 'Matter type', references: 'action_types' },
      action_id: { kind: 'id', label: 'Matter', aliases: ['matter_id'], references: 'actions' },
    },
  },
  participant_document: {
    label: 'Contact documents',
    file: 'participant_document.csv',
    about:
      'Documents that belong to a contact and to no matter. Their files lie in participant/documents.',
    key: ['document_id'],
    title: 'name',
    titleParts: ['file_name'],
    facts: ['participant_id', 'folder', 'created_timestamp', 'created_by', 'status'],
    columns: {
      document_id: { kind: 'id', label: 'Document no.', aliases: ['id'] },
      participant_id: { kind: 'id', label: 'Contact', references: 'participants' },
      name: { kind: 'text', label: 'Document', aliases: ['document_name'] },
      file_name: { kind: 'text', label: 'File', aliases: ['filename', 'stored_name'] },
      file_type: { kind: 'text', label: 'File type' },
      file_size: { kind: 'number', label: 'Size', aliases: ['size'] },
      extension: { kind: 'text', label: 'Extension' },
      status: { kind: 'text', label: 'Status' },
      keywords: { kind: 'text', label: 'Keywords' },
      summary: { kind: 'text', label: 'Summary' },
      folder: { kind: 'text', label: 'Folder', aliases: ['folder_name'] },
      created_by: { kind: 'text', label: 'By' },
      created_timestamp: { kind: 'stamp', label: 'Date', aliases: ['created_date'] },
      modified_timestamp: {
        kind: 'stamp',
        label: 'Changed',
        aliases: ['last_modified', 'modified_date'],
      },
    },
  },
} as const satisfies Schema;
