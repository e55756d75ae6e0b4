/** Everything here is made up: trees, birds and stationery for people, and places that are on no map. */
export const FIRM = 'Kowhai Sample Chambers';
export const ORG_KEY = 'kowhaisample';

export const GIVEN = [
  'Abel', 'Beatrix', 'Calla', 'Dorian', 'Edda', 'Florian', 'Greta', 'Hollis', 'Ione', 'Jasper',
  'Kiri', 'Linus', 'Mererangi', 'Niko', 'Opal', 'Perrin', 'Quill', 'Rua', 'Sorrel', 'Tāne',
  'Una', 'Verity', 'Wren', 'Yarrow', 'Zinnia', 'Aroha', 'Hōne', 'Mārama', 'Tūī', 'Ngaio',
] as const;

export const FAMILY = [
  'Appleshaw', 'Bramblecote', 'Copperfern', 'Duskwater', 'Elderflint', 'Fernleaf', 'Gorsebank',
  'Hollowreed', 'Inkwell', 'Junipersen', 'Kōwhaiwood', 'Larkmeadow', 'Mānukasson', 'Nettlefold',
  'Oakapple', 'Pebblewick', 'Quillfeather', 'Rātāfield', 'Sandbarrow', 'Thistledew', 'Umberstone',
  'Violetmoor', 'Whistledown', 'Yewberry', 'Tōtaraman', 'Pōhutusen', "O'Sample", 'Test-Harbour',
] as const;

export const COMPANY_FIRST = [
  'Imaginary', 'Paperclip', 'Placeholder', 'Pretend', 'Specimen', 'Madeup', 'Fictive', 'Exemplar',
  'Notional', 'Demo', 'Sampler', 'Mock', 'Invented', 'Whimsy', 'Cardboard',
] as const;
export const COMPANY_LAST = [
  'Orchards', 'Plumbing', 'Bakery', 'Umbrellas', 'Joinery', 'Kayaks', 'Lighthouse', 'Pencils',
  'Tearooms', 'Kites', 'Cartography', 'Clocks', 'Marmalade', 'Ferries', 'Buttons',
] as const;
export const COMPANY_END = ['Limited', 'Ltd', '& Daughters Limited', 'Partnership', 'Trust'] as const;

export const STREETS = [
  'Example Street', 'Sample Lane', 'Placeholder Road', 'Specimen Terrace', 'Mock Parade',
  'Tōtara Row', 'Nowhere Crescent', 'Fiction Quay', 'Pretend Place', 'Invented Avenue',
] as const;
export const TOWNS = [
  'Testville', 'Mocktown', 'Pretendham', 'Sampleton', 'Port Fiction', 'Ōmahara',
] as const;

export const LETTER_TOPICS = [
  'the draft agreement', 'settlement on Friday', 'the title search', 'the valuation',
  'our terms of engagement', 'the other side’s reply', 'the undertaking', 'the lease schedule',
  'the trust deed', 'the invoice of last month', 'the keys', 'the insurance certificate',
] as const;

export const SENTENCES = [
  'We refer to your message of last week and thank you for it.',
  'The other side has asked for a further ten working days.',
  'Please read the enclosed draft, sign where the pencil marks are, and return it to us.',
  'Nothing in this letter describes a real person, place or matter.',
  'We have searched the (invented) register and found nothing that stands in the way.',
  'The deposit is held in our trust account until settlement.',
  'Should the kayaks not be returned by then, we shall advise you on the next step.',
  'A copy of the plan is attached; the boundary runs along the imaginary hedge.',
  'Our fee is as we told you when we started.',
  'Please telephone if anything is unclear.',
  'The witness will be away in Ōmahara until the end of the month.',
  'Ngā mihi nui.',
] as const;

export const ACTIVITIES = [
  'Telephone call with client about', 'Drafting letter to other side on', 'Reviewing file and notes on',
  'Meeting in chambers concerning', 'Reading and marking up', 'Email exchange with accountant on',
  'Research into', 'Preparing for settlement:', 'Instructions from client on', 'Checking and filing',
] as const;

export const TASKS = [
  'Review draft', 'Send letter of engagement', 'Order title search', 'Call client', 'Prepare invoice',
  'Check identity documents', 'Book meeting room', 'File signed copy', 'Follow up other side',
  'Diarise settlement', 'Close file',
] as const;
