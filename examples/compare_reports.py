"""Two made-up reports about one union: can both be true?"""

import vneduunion as vu

DATA = vu.load(
    vu.Dataset,
    {
        "schema_version": 1,
        "units": [{"id": "demo", "kind": "LOCAL_SECTOR_UNION", "name": {"vi": "Công đoàn Giáo dục tỉnh X"}}],
        "measures": [
            {
                "id": "initiatives.recognised",
                "name": {"vi": "Sáng kiến được công nhận", "en": "Initiatives recognised"},
                "counts": "INITIATIVE",
                "state": "RECOGNISED",
                "timing": "FLOW",
            }
        ],
        "sources": [{"id": "report", "title": "Báo cáo năm 2024"}, {"id": "news", "title": "Bản tin"}],
        "figures": [
            {
                "id": "report.initiatives",
                "measure": "initiatives.recognised",
                "unit": "demo",
                "scope": "DIRECT",
                "period": "học kỳ I năm học 2024-2025",
                "quantity": "hơn 300 sáng kiến",
                "source": "report",
            },
            {
                "id": "news.initiatives",
                "measure": "initiatives.recognised",
                "unit": "demo",
                "scope": "SECTOR",
                "period": "năm học 2024-2025",
                "quantity": 250,
                "source": "news",
            },
        ],
    },
)

for conflict in vu.reconcile(DATA).conflicts:
    print(conflict.explain("en"))
