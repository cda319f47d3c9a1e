python -c "import httpx2; httpx2.alias_httpx(); import httpx; print(httpx is httpx2)"
