"""Open data of the Treasury Board Secretariat, from a local server in the catalogue's own shape."""

import json

import pytest
from fake_time import MakeClient
from pytest_httpserver import HTTPServer

from threadlens.errors import FetchError, ReferenceDataError
from threadlens.stages.reference import save, sound
from threadlens.stages.reference_fetch import PACKAGE, fetch_tbs
from threadlens.store import Store

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "::1"])

BY = "Population of the federal public service by department"
FILES = {
    f"{BY} and executive level": "Year,Department or Agency,Executive Level,Number of employees\n"
    "2021,Health Canada,EX 01,89\n2021,Health Canada,EX 02,91\n2021,Health Canada,EX 03,42\n"
    "2021,Health Canada,EX 04,12\n2021,Health Canada,EX 05,6\n2021,Health Canada,Non-EX,8964\n",
    f"{BY} and province or territory of work": "Year,Department or Agency,"
    "Province or Territory of Work,Number of employees\n"
    "2021,Health Canada,Alberta,213\n2021,Health Canada,Manitoba,*\n2021,Parks Canada,Alberta,900\n",
    f"{BY} or agency": "Year,Universe,Department or Agency,Number of employees\n"
    "2021,CPA,Health Canada,9204\n2021,SA,Parks Canada,5001\n",
    f"{BY} and average age": "Year,Universe,Department or Agency,Average Age\n2021,CPA,Health Canada,44.1\n",
}  # fmt: skip
PATH = "/data/api/3/action/package_show"


def serve(server: HTTPServer) -> None:
    resources = []
    for number, (title, text) in enumerate(FILES.items()):
        path = f"/dataset/{PACKAGE}/resource/{number}/download/file-{number}-eng.csv"
        entry = {"format": "CSV", "language": ["en"], "name": title, "url": f"https://open.canada.ca{path}"}
        resources.append(entry)
        resources.append({**entry, "language": ["fr"], "name": "Effectif de la fonction publique fédérale"})
        server.expect_request(path).respond_with_data("\ufeff" + text, content_type="text/csv")
    resources.append({"format": "HTML", "name": "About", "url": "https://open.canada.ca/about.html"})
    server.expect_request(PATH, query_string={"id": PACKAGE}).respond_with_json(
        {"success": True, "result": {"license_title": "Open Government Licence - Canada", "resources": resources}}
    )


def test_each_breakdown_becomes_a_table(httpserver: HTTPServer, make_client: MakeClient) -> None:
    serve(httpserver)
    plans = fetch_tbs(make_client(), base_url=httpserver.url_for("/"))
    with Store() as store:
        added = save(store, sound(plans))
        facts = [f for f in store.facts() if f.table_name.startswith("tbs_")]
        assert [a.is_changed for a in save(store, sound(plans))] == [False, False, False]
    assert [(a.name, len(a.found.table.facts), a.found.withheld) for a in added] == [
        ("tbs_department_and_executive_level", 9, 0),
        ("tbs_department_and_province_or_territory_of_work", 2, 1),
        ("tbs_department_or_agency", 2, 0),
    ]
    found = {(f.subject, f.population): f.value for f in facts}
    assert found["executives", "health_canada"] == 240
    assert found["employees", "health_canada"] == 9204
    assert found["employees", "health_canada__alberta"] == 213
    assert {str(f.as_of) for f in facts} == {"2021-03-31"}
    assert {(f.publisher, f.licence) for f in facts} == {
        ("Treasury Board of Canada Secretariat", "Open Government Licence - Canada")
    }
    assert {f.url.rpartition("/")[2] for f in facts} == {PACKAGE}


def test_robots_are_obeyed(httpserver: HTTPServer, make_client: MakeClient) -> None:
    serve(httpserver)
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /data/api/\n")
    with pytest.raises(FetchError, match="robots"):
        fetch_tbs(make_client(), base_url=httpserver.url_for("/"))


@pytest.mark.parametrize("answer", [{"success": False}, {"result": {"resources": []}}, ["no"]])
def test_an_answer_of_another_shape_is_said(httpserver: HTTPServer, make_client: MakeClient, answer: object) -> None:
    httpserver.expect_request(PATH).respond_with_data(json.dumps(answer), content_type="application/json")
    with pytest.raises(ReferenceDataError, match=r"CKAN|shape"):
        fetch_tbs(make_client(), base_url=httpserver.url_for("/"))
