"""Says what another reader finds in a workbook: python3 read_workbook.py FILE.xlsx"""

import sys

import openpyxl

workbook = openpyxl.load_workbook(sys.argv[1])
print("sheets:", *workbook.sheetnames)
for sheet in workbook.worksheets[1:]:
    if not sheet.tables:
        print(f"{sheet.title}: no table")
        continue
    (table,) = sheet.tables.values()
    first = int(table.ref.split(":")[0][1:])
    print(
        f"{sheet.title}: table {table.name}, header in row {first},"
        f" frozen {sheet.freeze_panes}, {sheet.max_row - first} rows"
    )
    for row in sheet[table.ref]:
        for cell in row:
            if cell.value is None:
                print(f"blank {sheet.title} {cell.coordinate}")
    if sheet.title == "effect_estimate":
        header = [cell.value for cell in sheet[first]]
        for row in sheet.iter_rows(min_row=first + 1, values_only=True):
            values = dict(zip(header, row))
            if values["headline"] == "true":
                print(f"{values['size_band']}: {values['estimate']} {values['treated_trusts']}")
