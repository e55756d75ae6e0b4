import type { Rows } from '../sample-tables.ts';

/** A table as lines of cells between bars. */
export function tableOf(text: string): Rows {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** Three matters, three months, one trust account; every number is small enough to be added up by hand. */
export const firm: Readonly<Record<string, Rows>> = {
  actions: tableOf(`
    action_id | action_name            | file_reference | action_type_id | status | assigned_to
    101       | Sale of 1 Example Road | EX/101         | 1              | Active | 9
    102       | Estate of A Sample     | EX/102         | 1              | Active | 9
    103       | Lease of Unit 3        | EX/103         | 1              | Active | 9`),
  participants: tableOf(`
    participant_id | display_name
    1              | Anna Sample
    2              | Ben Example
    3              | Carla Placeholder
    9              | Some Lawyer`),
  action_types: tableOf(`
    action_type_id | name    | primary_participant_type
    1              | General | 7`),
  action_participants: tableOf(`
    action_id | participant_type_id | participant_id
    101       | 7                   | 1
    102       | 7                   | 2
    103       | 7                   | 3`),
  // A receipt for two matters, a transfer between them, and one that was typed in by mistake.
  trust_transactions: tableOf(`
    transaction_id | action_id | transaction_date | entered_timestamp | transaction_type | receipt_number | payment_number | payment_method | participant_id | description | debit | credit | is_deleted
    1 | 101 | 2024-01-05 | 2024-01-05 09:00:00 | Receipt | R1 |    | EFT    | 1 | Deposit        |        | 1000.00 | F
    2 | 101 | 2024-01-20 | 2024-01-22 09:00:00 | Receipt | R2 |    | EFT    | 2 | Shared receipt |        | 200.00  | F
    2 | 102 | 2024-01-20 | 2024-01-22 09:00:00 | Receipt | R2 |    | EFT    | 2 | Shared receipt |        | 300.50  | F
    3 | 101 | 2024-02-10 | 2024-02-10 09:00:00 | Payment |    | P1 | Cheque | 3 | Settlement     | 450.25 |         | F
    4 | 101 | 2024-02-15 | 2024-02-15 09:00:00 | Journal |    |    |        |   | Moved across   | 100.00 |         | F
    4 | 102 | 2024-02-15 | 2024-02-15 09:00:00 | Journal |    |    |        |   | Moved across   |        | 100.00  | F
    5 | 102 | 2024-03-01 | 2024-03-01 09:00:00 | Receipt | R3 |    | EFT    | 2 | By mistake     |        | 77.00   | T
    6 | 102 | 2024-03-03 | 2024-03-04 09:00:00 | Payment |    | P2 | EFT    | 2 | Paid out       | 400.50 |         | F`),
  chart_of_accounts: tableOf(`
    ac_account_id | account_number | account_name     | account_type | primary_section | credit_increases_balance | header | parent_account_id
    1             | 1000           | Assets           | Asset        | Asset           | F | T |
    2             | 1100           | Trust bank       | Asset        | Asset           | F | F | 1
    3             | 1200           | Office bank      | Asset        | Asset           | F | F | 1
    4             | 2100           | Trust funds held | Liability    | Liability       | T | F |
    5             | 4000           | Fees             | Income       | Income          | T | F |`),
  general_ledger_transactions: tableOf(`
    transaction_id | transaction_date | description    | action_id | ac_account_id | debit   | credit
    1              | 2024-01-05       | Deposit        | 101       | 2             | 1000.00 |
    1              | 2024-01-05       | Deposit        | 101       | 4             |         | 1000.00
    2              | 2024-01-20       | Shared receipt | 101       | 2             | 200.00  |
    2              | 2024-01-20       | Shared receipt | 101       | 4             |         | 200.00
    2              | 2024-01-20       | Shared receipt | 102       | 2             | 300.50  |
    2              | 2024-01-20       | Shared receipt | 102       | 4             |         | 300.50
    7              | 2024-01-31       | Fees received  | 101       | 3             | 60.00   |
    7              | 2024-01-31       | Fees received  | 101       | 5             |         | 60.00
    3              | 2024-02-10       | Settlement     | 101       | 4             | 450.25  |
    3              | 2024-02-10       | Settlement     | 101       | 2             |         | 450.25
    4              | 2024-02-15       | Moved across   | 101       | 4             | 100.00  |
    4              | 2024-02-15       | Moved across   | 102       | 4             |         | 100.00
    6              | 2024-03-03       | Paid out       | 102       | 4             | 400.50  |
    6              | 2024-03-03       | Paid out       | 102       | 2             |         | 400.50`),
  transaction_references: tableOf(`
    transaction_reference_id | transaction_id | reference_type | reference
    1                        | 2              | Receipt        | R2
    2                        | 2              | Deposit slip   | D-17`),
  check_series: tableOf(`
    check_id | check_number | transaction_id
    1        | 000123       | 3`),
};

/** What the firm billed, was paid, and has not billed yet. */
export const office: Readonly<Record<string, Rows>> = {
  sale_purchase: tableOf(`
    sale_purchase_id | type    | status | our_reference | their_participant_id | action_id | invoice_date | due_date   | total_inclusive | total_due
    1                | Invoice | Open   | INV-1         | 1                    | 101       | 2023-12-01   | 2023-12-20 | 115.00          | 15.00
    2                | Invoice | Closed | INV-2         | 2                    | 102       | 2024-01-10   | 2024-01-30 | 230.00          | 0.00
    3                | Invoice | Open   | INV-3         | 2                    | 102       | 2024-02-20   | 2024-03-11 | 46.00           | 46.00
    4                | Quote   | Open   | QU-4          | 2                    | 102       | 2024-01-10   | 2024-01-30 | 999.00          | 999.00
    5                | Invoice | Draft  | INV-5         | 2                    | 102       | 2024-01-10   | 2024-01-30 | 999.00          | 999.00
    6                | Invoice | Open   | INV-6         | 3                    | 103       | 2024-03-20   | 2024-04-10 | 11.50           | 11.50`),
  sale_purchase_line_items: tableOf(`
    line_item_id | sale_purchase_id | time_record_id | disbursement_id | amount_inclusive
    1            | 1                | 1              |                 | 115.00
    2            | 2                |                | 1               | 230.00`),
  sale_purchase_payment: tableOf(`
    payment_id | sale_purchase_id | payment_date | amount
    1          | 1                | 2024-01-15   | 100.00
    2          | 2                | 2024-03-05   | 230.00`),
  time_records: tableOf(`
    record_id | action_id | owner | start_timestamp     | notes           | billable_hours | rate_unit_price | billable_amount | is_billable
    1         | 101       | 9     | 2023-11-20 10:00:00 | Billed          | 1.00           | 100.00          | 100.00          | T
    2         | 101       | 9     | 2024-02-01 10:00:00 | Drafting        | 0.50           | 250.00          | 125.00          | T
    3         | 102       | 9     | 2024-02-02 10:00:00 | Not charged     | 2.00           | 250.00          | 500.00          | F
    4         | 102       | 9     | 2024-02-03 10:00:00 | In no cents     | 0.25           | 250.10          |                 | T
    5         | 102       | 9     | 2024-02-04 10:00:00 | Hours and price | 0.50           | 250.10          |                 | T`),
  disbursements: tableOf(`
    disbursement_id | action_id | date       | description | quantity | unit_price | amount
    1               | 102       | 2024-01-02 | Search      | 1        | 200.00     | 200.00
    2               | 102       | 2024-02-02 | Courier     | 2        | 7.25       | 14.50`),
};
